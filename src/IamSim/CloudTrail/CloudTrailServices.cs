using IamSim.Authorization;
using IamSim.Calls;
using IamSim.CloudTrail.Authorization;
using IamSim.CloudTrail.Delivery;
using IamSim.CloudTrail.EventDataStores;
using IamSim.CloudTrail.EventDataStores.Segments;
using IamSim.CloudTrail.Keys;
using IamSim.CloudTrail.Lookup;
using IamSim.CloudTrail.Queries;
using IamSim.CloudTrail.Queries.Engine;
using IamSim.CloudTrail.Resources;
using IamSim.CloudTrail.Trails;

namespace IamSim.CloudTrail;

internal static class CloudTrailServices
{
    /// <summary>What the operations of CloudTrail are made from, beside the database.</summary>
    public static void AddCloudTrail(this IServiceCollection services)
    {
        services.AddSingleton<IServiceQuestions, CloudTrailQuestions>();
        services.AddSingleton<IServiceWording, CloudTrailWording>();
        services.AddScoped<EventLookup>();
        services.AddScoped<TrailFinder>();
        services.AddScoped<TrailSettings>();
        services.AddScoped<ResourceFinder>();
        services.AddScoped<ICloudTrailResources, TrailResources>();
        services.AddSingleton<TrailKeys>();
        services.AddSingleton<ILogDestination, FolderDestination>();
        services.AddSingleton<LogFiles>();
        services.AddSingleton<Digests>();
        services.AddSingleton<NotedFiles>();
        services.AddHostedService<TrailDelivery>();
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
