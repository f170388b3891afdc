namespace IamSim.Workloads;

internal static class WorkloadsServices
{
    /// <summary>What the life of workloads is made from, beside the database.</summary>
    public static void AddWorkloads(this IServiceCollection services)
    {
        services.AddSingleton<WorkloadLife>();
    }
}
