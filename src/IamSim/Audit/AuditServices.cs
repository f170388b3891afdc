using IamSim.Audit.Proof;

namespace IamSim.Audit;

internal static class AuditServices
{
    /// <summary>What writes events down, and what reads them.</summary>
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditRecords>();
        services.AddSingleton<AuditFeed>();
        services.AddProof();
    }
}
