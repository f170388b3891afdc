using IamSim.Audit.Proof.Retention;

namespace IamSim.Audit.Proof;

internal static class ProofServices
{
    /// <summary>What seals, verifies and lets go.</summary>
    public static void AddProof(this IServiceCollection services)
    {
        services.AddSingleton<SealKey>();
        services.AddSingleton<ChainLinks>();
        services.AddSingleton<SealMaker>();
        services.AddSingleton<ChainVerifier>();
        services.AddSingleton<KeptSeals>();
        services.AddSingleton<ChainOpenings>();
        services.AddSingleton<AuditRetention>();
        services.AddHostedService<AuditRetentionService>();
    }
}
