using IamSim.Authentication.Sessions;
using IamSim.Authentication.Signatures;
using IamSim.Calls;
using IamSim.Storage;

namespace IamSim.Authentication;

internal static class AuthenticationServices
{
    /// <summary>"Who is it": signatures, sessions, and the keys behind them.</summary>
    public static void AddCallAuthentication(this IServiceCollection services)
    {
        services.AddSingleton(provider => new SessionTokens(provider.GetRequiredService<Database>().Secret(StoreSecret.SessionTokens)));

        // The wire is put together before the schema is made, and their key is in the database.
        services.AddSingleton(provider => new Lazy<SessionTokens>(provider.GetRequiredService<SessionTokens>));
        services.AddSingleton<KeySecrets>();
        services.AddSingleton<KnownCredentials>();
        services.AddSingleton<KnownAliases>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<SignatureVerifier>();
        services.AddSingleton<CallerResolver>();
        services.AddSingleton<Authenticator>();
        services.AddSingleton<RootKey>();
        services.AddHostedService(provider => provider.GetRequiredService<RootKey>());
    }
}
