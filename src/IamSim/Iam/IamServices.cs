using IamSim.Access;
using IamSim.Calls;
using IamSim.Iam.LoginProfiles;
using IamSim.Iam.Mfa;
using IamSim.Iam.Policies;
using IamSim.Iam.Quotas;

namespace IamSim.Iam;

internal static class IamServices
{
    /// <summary>What IAM's operations are made from, beside the database. The operations themselves are made by the generated registry.</summary>
    public static void AddIam(this IServiceCollection services)
    {
        services.AddSingleton<AwsManagedPolicies>();
        services.AddSingleton<CompiledDocuments>();
        services.AddScoped<AccountControlsReader>();
        services.AddScoped<PrincipalPolicyReader>();
        services.AddScoped<StoredTrust>();
        services.AddSingleton<QuotaLedger>();
        services.AddSingleton<PasswordHashes>();
        services.AddScoped<PasswordChecks>();
        services.AddSingleton<MfaSeeds>();
        services.AddSingleton<HardwareTokens>();
        services.AddSingleton(new MfaCodes(TimeProvider.System));
        services.AddScoped<MfaCodeChecks>();
        services.AddSingleton<IServiceWording, IamWording>();
    }
}
