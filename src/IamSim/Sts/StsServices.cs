using IamSim.Sts.Federation;
using IamSim.Sts.Roles;
using IamSim.Sts.RoleSessions;

namespace IamSim.Sts;

internal static class StsServices
{
    /// <summary>What STS's operations are made from, beside the database.</summary>
    public static void AddSts(this IServiceCollection services)
    {
        services.AddSingleton<AssumableRoles>();
        services.AddSingleton<SessionIssuer>();
        services.AddScoped<SessionPolicies>();
        services.AddScoped<RoleSessionMaker>();
        services.AddFederation();
    }
}
