using IamSim.Calls;
using IamSim.Iam.Policies;

namespace IamSim.Iam;

internal static class IamServices
{
    /// <summary>What IAM's operations are made from, beside the database. The operations themselves are made by the generated registry.</summary>
    public static void AddIam(this IServiceCollection services)
    {
        services.AddSingleton<AwsManagedPolicies>();
        services.AddSingleton<IServiceWording, IamWording>();
    }
}
