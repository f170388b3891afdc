using IamSim.Access;
using IamSim.Access.Authorizations;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Hosting;
using IamSim.Iam.Account.AuthorizationDetails;
using IamSim.Iam.Authorization;
using IamSim.Iam.DelegationRequests;
using IamSim.Iam.LoginProfiles;
using IamSim.Iam.Mfa;
using IamSim.Iam.Mfa.SecurityKeys;
using IamSim.Iam.Policies;
using IamSim.Iam.Quotas;
using IamSim.Iam.RootUsers;
using IamSim.Iam.SamlProviders;
using Microsoft.AspNetCore.DataProtection;

namespace IamSim.Iam;

internal static class IamServices
{
    /// <summary>What IAM's operations are made from, beside the database. The operations themselves are made by the generated registry.</summary>
    public static void AddIam(this IServiceCollection services, IamSimOptions options)
    {
        services.AddSingleton(options.AwsManagedPolicies.Path is { } path ? AwsPolicyCatalogue.From(path) : new AwsPolicyCatalogue());
        services.AddSingleton<AwsManagedPolicies>();
        services.AddSingleton<CompiledDocuments>();
        services.AddScoped<AccountControlsReader>();
        services.AddScoped<PrincipalPolicyReader>();
        services.AddScoped<StoredTrust>();
        services.AddScoped<EvaluationSubjects>();
        services.AddScoped<DetailReader>();
        services.AddSingleton<QuotaLedger>();
        services.AddSingleton<PasswordHashes>();
        services.AddScoped<PasswordChecks>();
        services.AddSingleton<MfaSeeds>();
        services.AddSingleton<SamlProviderKeys>();
        services.AddSingleton<HardwareTokens>();
        services.AddSingleton<DelegationTemplates>();
        services.AddScoped<DelegationCheck>();
        services.AddSingleton(options.SecurityKeys);
        services.AddSingleton(provider => new OpenChallenges(provider.GetRequiredService<IDataProtectionProvider>(), TimeProvider.System));
        services.AddSingleton<Passkeys>();
        services.AddSingleton<SecurityKeyRegistrar>();
        services.AddSingleton<RootRules>();
        services.AddSingleton<RootPasswords>();
        services.AddHostedService<RootStartup>();
        services.AddSingleton(new MfaCodes(TimeProvider.System));
        services.AddScoped<MfaCodeChecks>();
        services.AddSingleton<IServiceWording, IamWording>();
        services.AddScoped<IamResources>();
        services.AddScoped<IamRequestKeys>();
        services.AddSingleton<IServiceQuestions, IamQuestions>();
    }
}
