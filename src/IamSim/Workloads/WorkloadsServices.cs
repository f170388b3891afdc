using IamSim.Workloads.Check;
using IamSim.Workloads.Life;

namespace IamSim.Workloads;

internal static class WorkloadsServices
{
    /// <summary>What dry runs and the lives of workloads are made from, beside the database.</summary>
    public static void AddWorkloads(this IServiceCollection services)
    {
        services.AddSingleton<WorkloadDues>();
        services.AddSingleton<WorkloadLife>();
        services.AddScoped<WorkloadChecks>();
        services.AddScoped<Stretch>();
        services.AddScoped<JobLife>();
        services.AddScoped<TuningLife>();
        services.AddScoped<EndpointLife>();
        services.AddScoped<NotebookLife>();
        services.AddScoped<Lives>();
        services.AddSingleton<WorkloadEngine>();
        services.AddHostedService(provider => provider.GetRequiredService<WorkloadEngine>());
    }
}
