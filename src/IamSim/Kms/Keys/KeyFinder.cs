using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Kms.Facts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Kms.Keys;

/// <summary>Finds the key of a call, or says why there is none.</summary>
internal sealed class KeyFinder(IServiceProvider services, IamDb db, IKeys keys, Ids ids)
{
    /// <summary>A key to use or look at: by id, ARN or alias, of any account.</summary>
    public async ValueTask<Outcome<KeyFacts>> FindAsync(Call call, string keyId, string action, CancellationToken ct)
    {
        if (KeyReference.Parse(call.Account, call.Region, keyId) is not { } named)
        {
            return KmsErrors.InvalidKeyId(keyId);
        }

        if (named.Region != call.Region)
        {
            return KmsErrors.WrongRegion(named.Region);
        }

        return await keys.FindAsync(services, call.Account, call.Region, keyId, ct) is { } key ? KmsRecords.NoteUse(call, key, ids)
            : named.Account == call.Account ? KmsErrors.NoKey(named)
            : KmsErrors.DeniedKey(call, action, named.Arn);
    }

    /// <summary>A key that has to be able to encrypt: enabled, and stored.</summary>
    public async ValueTask<Outcome<KeyFacts>> FindUsableAsync(Call call, string keyId, string action, CancellationToken ct)
    {
        var found = await FindAsync(call, keyId, action, ct);
        return found.IsFault ? found.Fault
            : RefuseUse(found.Value) is { } refusal ? refusal
            : await keys.UseAsync(services, found.Value, call.Time, ct);
    }

    /// <summary>Why a key cannot be used for cryptography or given to somebody in its state.</summary>
    public static Fault? RefuseUse(KeyFacts key) => key.State switch
    {
        nameof(KmsKeyState.Enabled) => null,
        nameof(KmsKeyState.Disabled) => KmsErrors.Disabled(key.Arn),
        _ => KmsErrors.PendingDeletion(key.Arn),
    };

    /// <summary>The row of a key, by id or ARN alone: "to specify a KMS key, use its key ID or key ARN". It is tracked in the lane.</summary>
    public async ValueTask<Outcome<KmsKey>> FindRowAsync(Call call, string keyId, string action, CancellationToken ct)
    {
        if (KeyReference.Parse(call.Account, call.Region, keyId) is { IsAlias: true } alias)
        {
            // https://github.com/ministryofjustice/modernisation-platform/pull/8298; that a bare alias is no key id is a guess.
            return alias.IsArn ? KmsErrors.NoAliasHere() : KmsErrors.InvalidKeyId(keyId);
        }

        var found = await FindAsync(call, keyId, action, ct);
        return found.IsFault ? found.Fault : await RowOfAsync(call, found.Value, ct);
    }

    /// <summary>The row behind a key that was found; a key of AWS's that nobody has used yet is made.</summary>
    public async ValueTask<KmsKey> RowOfAsync(Call call, KeyFacts key, CancellationToken ct)
    {
        var stored = await keys.UseAsync(services, key, call.Time, ct);
        return (await db.KmsKeys.FindAsync([stored.Account, stored.Region, stored.Id], ct))!;
    }

    /// <summary>A row that is to be changed, of a key whose deletion is not scheduled.</summary>
    public async ValueTask<Outcome<KmsKey>> FindRowToChangeAsync(Call call, string keyId, string action, CancellationToken ct)
    {
        var found = await FindRowAsync(call, keyId, action, ct);
        return found.IsFault || found.Value.State != KmsKeyState.PendingDeletion ? found : KmsErrors.PendingDeletion(found.Value.Arn);
    }

    /// <summary>Takes away what has been deleted since: rows, aliases, grants, and with them the material.</summary>
    public async Task ForgetGoneAsync(Call call, CancellationToken ct)
    {
        var gone = await db.KmsKeys.Where(k => k.AccountId == call.Account && k.DeletionAt != null && k.DeletionAt <= call.Time).ToListAsync(ct);
        foreach (var key in gone)
        {
            db.KmsAliases.RemoveRange(await db.KmsAliases.Where(a => a.AccountId == key.AccountId && a.Region == key.Region && a.KeyId == key.Id).ToListAsync(ct));
            db.KeyGrants.RemoveRange(await db.KeyGrants.Where(g => g.AccountId == key.AccountId && g.Region == key.Region && g.KeyId == key.Id).ToListAsync(ct));
            db.KmsKeys.Remove(key);
        }
    }
}
