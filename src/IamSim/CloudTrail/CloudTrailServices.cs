using IamSim.Authorization;
using IamSim.Calls;
using IamSim.CloudTrail.Authorization;
using IamSim.CloudTrail.Delivery;
using IamSim.CloudTrail.Keys;
using IamSim.CloudTrail.Lookup;
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
    }
}
