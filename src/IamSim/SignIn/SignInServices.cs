using IamSim.Authentication;

namespace IamSim.SignIn;

internal static class SignInServices
{
    /// <summary>Signing in and out, and the sessions of it.</summary>
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton(new SignInThrottle(TimeProvider.System));
        services.AddSingleton<SignOuts>();
        services.AddSingleton<BearerSessions>();
        services.AddSingleton<IBearerSessions>(provider => provider.GetRequiredService<BearerSessions>());
        services.AddScoped<SignInMfa>();
        services.AddScoped<SignIns>();
    }
}
