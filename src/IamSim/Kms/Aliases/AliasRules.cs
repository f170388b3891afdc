using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Kms.Aliases;

/// <summary>The rules for aliases.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html">KMS: CreateAlias</see></remarks>
internal static class AliasRules
{
    /// <summary>"Aliases per KMS key": https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html.</summary>
    private const int MostPerKey = 50;

    /// <summary>Why a name can be no alias that somebody makes, changes or deletes.</summary>
    public static Fault? RefuseName(string name) =>
        !name.StartsWith(KeyReference.AliasPrefix, StringComparison.Ordinal) || name.Length == KeyReference.AliasPrefix.Length
            ? KmsFaults.InvalidAliasName("Alias must start with the prefix \"alias/\". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html")
            : name.StartsWith(AwsManagedKeys.Prefix, StringComparison.Ordinal)
                ? KmsFaults.InvalidAliasName($"The alias name {name} is reserved: alias/aws/ is for AWS managed keys.")
                : null;

    /// <summary>The key that an alias is to stand for: "a customer managed key in the same account and Region", not one that is to be deleted.</summary>
    public static async ValueTask<Outcome<KmsKey>> FindTargetAsync(IamDb db, KeyFinder keys, Call call, string keyId, string action, CancellationToken ct)
    {
        var found = await keys.FindRowToChangeAsync(call, keyId, action, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var key = found.Value;
        return await db.KmsAliases.CountAsync(a => a.AccountId == key.AccountId && a.Region == key.Region && a.KeyId == key.Id, ct) >= MostPerKey
            ? KmsFaults.LimitExceeded($"A KMS key can have at most {MostPerKey} aliases.")
            : found;
    }

    public static ValueTask<KmsAlias?> FindAsync(IamDb db, Call call, string name, CancellationToken ct) => db.KmsAliases.FindAsync([call.Account, call.Region, name], ct);

    public static Fault NotFound(Call call, string name) => KmsErrors.NoKey(new KeyReference(call.Account, call.Region, name, IsArn: false));
}
