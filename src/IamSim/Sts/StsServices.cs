using IamSim.Authentication.Mfa;
using IamSim.Authorization;
using IamSim.Storage;
using IamSim.Sts.Federation;
using IamSim.Sts.Roles;
using IamSim.Sts.RoleSessions;
using IamSim.Sts.ServiceSessions;

namespace IamSim.Sts;

internal static class StsServices
{
    /// <summary>What STS's operations are made from, beside the database.</summary>
    public static void AddSts(this IServiceCollection services)
    {
        services.AddSingleton<IServiceQuestions, StsQuestions>();
        services.AddSingleton<AssumableRoles>();
        services.AddSingleton<SessionIssuer>();
        services.AddScoped<SessionPolicies>();
        services.AddScoped<RoleSessionMaker>();
        services.AddFederation();
        services.AddScoped<CodeCheck>();
        services.AddScoped<ServiceSessionMaker>();
        services.AddSingleton(provider => new Authorization.AuthorizationMessages(provider.GetRequiredService<Database>().Secret(StoreSecret.AuthorizationMessages)));
    }
}
