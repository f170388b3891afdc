namespace IamSim.Authorization;

internal static class AuthorizationServices
{
    /// <summary>"May they": the authorizer and what it is made from. The services' questions stand with the services.</summary>
    public static void AddCallAuthorization(this IServiceCollection services)
    {
        services.AddSingleton<AccessCache>();
        services.AddScoped<CallerAccessReader>();
        services.AddSingleton<Authorizer>();
    }
}
