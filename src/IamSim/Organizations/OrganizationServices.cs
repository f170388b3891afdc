using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Organizations.Accounts;
using IamSim.Organizations.Authorization;

namespace IamSim.Organizations;

internal static class OrganizationServices
{
    /// <summary>What the operations of Organizations are made from, beside the database.</summary>
    public static void AddOrganizations(this IServiceCollection services)
    {
        services.AddSingleton<OrganizationPages>();
        services.AddScoped<ServiceRoles>();
        services.AddSingleton<IServiceWording, OrganizationsWording>();
        services.AddSingleton<IServiceQuestions, OrganizationsQuestions>();
    }
}
