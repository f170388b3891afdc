using IamSim.Authorization;
using IamSim.CloudTrail.Authorization;
using IamSim.CloudTrail.EventDataStores;
using IamSim.CloudTrail.EventDataStores.Segments;
using IamSim.CloudTrail.Queries;
using IamSim.CloudTrail.Queries.Engine;
using IamSim.CloudTrail.Resources;

namespace IamSim.CloudTrail;

internal static class CloudTrailServices
{
    /// <summary>What the operations of CloudTrail are made from, beside the database.</summary>
    public static void AddCloudTrail(this IServiceCollection services)
    {
        services.AddSingleton<IServiceQuestions, CloudTrailQuestions>();
        services.AddLake();
    }

    /// <summary>Event data stores and their queries.</summary>
    private static void AddLake(this IServiceCollection services)
    {
        services.AddScoped<LakeStores>();
        services.AddScoped<ICloudTrailResources>(scope => scope.GetRequiredService<LakeStores>());
        services.AddScoped<LakeQueryFinder>();
        services.AddSingleton<LakeFolder>();
        services.AddSingleton<SegmentWriter>();
        services.AddSingleton<LakeIngestion>();
        services.AddSingleton<QueryEngine>();
        services.AddSingleton<StatementReader>();
        services.AddSingleton<RunningQueries>();
        services.AddHostedService<LakeBackground>();
        services.AddHostedService<QueryRunner>();
    }
}
