using IamSim.Authentication;
using IamSim.Authentication.Sessions;

namespace IamSim.SignIn;

internal static class SignInServices
{
    /// <summary>Signing in and out, and the sessions of it.</summary>
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton(new SignInThrottle(TimeProvider.System));
        services.AddSingleton<SignOuts>();

        // The key of the tokens is in the database, which is not there yet while the server is put together.
        services.AddSingleton(provider => new Lazy<SessionTokens>(provider.GetRequiredService<SessionTokens>));
        services.AddSingleton<BearerSessions>();
        services.AddSingleton<IBearerSessions>(provider => provider.GetRequiredService<BearerSessions>());
        services.AddScoped<SignInMfa>();
        services.AddScoped<SignIns>();
    }
}
