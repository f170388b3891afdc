using IamSim.Authorization;
using IamSim.Kms.Authorization;
using IamSim.Kms.Cryptography;
using IamSim.Kms.Facts;
using IamSim.Kms.Grants;
using IamSim.Kms.Keys;
using IamSim.Kms.Policies;

namespace IamSim.Kms;

internal static class KmsServices
{
    /// <summary>What KMS is made from, beside the database.</summary>
    public static void AddKms(this IServiceCollection services)
    {
        services.AddSingleton<IServiceQuestions, KmsQuestions>();
        services.AddSingleton<IKeys, StoredKeys>();
        services.AddSingleton<KeyMaterials>();
        services.AddSingleton<GrantTokens>();
        services.AddScoped<KeyFinder>();
        services.AddScoped<KeyCipher>();
        services.AddScoped<KeyPolicies>();
        services.AddScoped<GrantFinder>();
    }
}
