using System.Collections.Immutable;

namespace IamSim.Kms.Facts;

/// <summary>The condition keys of KMS that a use of a key has.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html">KMS: Condition keys</see></remarks>
internal static class KeyContext
{
    private static readonly ImmutableArray<string> Symmetric = ["SYMMETRIC_DEFAULT"];
    private static readonly ImmutableArray<string> EncryptDecrypt = ["ENCRYPT_DECRYPT"];
    private static readonly ImmutableArray<string> OfKms = ["AWS_KMS"];
    private static readonly ImmutableArray<string> No = ["false"];
    private static readonly ImmutableArray<string> Yes = ["true"];

    private static readonly string[] Cryptographic =
        ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext"];

    /// <summary>What every key of IamSim is, whether it is there or is to be made.</summary>
    public static IEnumerable<KeyValuePair<string, ImmutableArray<string>>> OfSpec { get; } =
    [
        new("kms:KeySpec", Symmetric),
        new("kms:KeyUsage", EncryptDecrypt),
        new("kms:KeyOrigin", OfKms),
        new("kms:MultiRegion", No),
    ];

    public static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Of(KeyFacts key, KeyUse use)
    {
        var keys = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>(16);
        keys.AddRange(OfSpec);
        if (key.Aliases.Count > 0)
        {
            keys.Add(new("kms:ResourceAliases", [.. key.Aliases]));
        }

        if (use.RequestAlias is { } alias)
        {
            keys.Add(new("kms:RequestAlias", [alias]));
        }

        if (use.ViaService is { } service)
        {
            keys.Add(new("kms:ViaService", [service]));
        }

        if (Cryptographic.Contains(use.Action))
        {
            keys.Add(new("kms:EncryptionAlgorithm", Symmetric));
        }

        foreach (var (name, value) in use.EncryptionContext)
        {
            keys.Add(new("kms:EncryptionContext:" + name, [value]));
        }

        if (use.EncryptionContext.Count > 0)
        {
            keys.Add(new("kms:EncryptionContextKeys", [.. use.EncryptionContext.Keys]));
        }

        if (use.GrantIsForAwsResource is { } isForAws)
        {
            keys.Add(new("kms:GrantIsForAWSResource", isForAws ? Yes : No));
        }

        if (use.GrantOperations.Count > 0)
        {
            keys.Add(new("kms:GrantOperations", [.. use.GrantOperations]));
        }

        keys.AddRange(use.Context);
        return keys.ToImmutable();
    }
}
