using IamSim.Authorization;
using IamSim.CloudTrail.Authorization;

namespace IamSim.CloudTrail;

internal static class CloudTrailServices
{
    /// <summary>What the operations of CloudTrail are made from, beside the database.</summary>
    public static void AddCloudTrail(this IServiceCollection services)
    {
        services.AddSingleton<IServiceQuestions, CloudTrailQuestions>();
    }
}
