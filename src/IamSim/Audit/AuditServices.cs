using IamSim.Audit.Activity;
using IamSim.Audit.Proof;
using IamSim.Audit.Rest;
using IamSim.Audit.Search;
using IamSim.Audit.Trail;

namespace IamSim.Audit;

internal static class AuditServices
{
    /// <summary>What writes events down, and what reads them.</summary>
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditRecords>();
        services.AddSingleton<AuditFeed>();
        services.AddProof();
        services.AddSingleton<AuditQuestionReader>();
        services.AddScoped<TrailReader>();
        services.AddScoped<TrailCounter>();
        services.AddScoped<AuditCountsReader>();
        services.AddScoped<PrincipalActivityReader>();
        services.AddSingleton<SearchIndexer>();
        services.AddHostedService(provider => provider.GetRequiredService<SearchIndexer>());
    }
}
