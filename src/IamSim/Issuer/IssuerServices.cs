namespace IamSim.Issuer;

internal static class IssuerServices
{
    /// <summary>IamSim as an issuer of web identity tokens, and the keys of others'.</summary>
    public static void AddIssuer(this IServiceCollection services)
    {
        services.AddSingleton<TokenSigningKeys>();
        services.AddSingleton<TokenSigner>();
        services.AddSingleton<IssuerKeySets>();
    }
}
