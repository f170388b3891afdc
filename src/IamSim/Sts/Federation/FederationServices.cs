using IamSim.Sts.Delegation;
using IamSim.Sts.Saml;
using IamSim.Sts.WebIdentity;

namespace IamSim.Sts.Federation;

internal static class FederationServices
{
    /// <summary>What the operations are made from that believe tokens of others, and that make tokens for others.</summary>
    public static void AddFederation(this IServiceCollection services)
    {
        services.AddScoped<FederatedTrust>();
        services.AddScoped<WebIdentityProviders>();
        services.AddSingleton<WebIdentityTokenChecks>();
        services.AddSingleton<SamlDecryption>();
        services.AddSingleton<SamlResponses>();
        services.AddScoped<SamlCredentials>();
        services.AddSingleton<TradeInTokens>();
    }
}
