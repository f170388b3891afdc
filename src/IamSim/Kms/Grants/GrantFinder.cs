using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;
using IamSim.Storage;

namespace IamSim.Kms.Grants;

/// <summary>Finds grants.</summary>
internal sealed class GrantFinder(IamDb db, KeyFinder keys)
{
    /// <summary>A grant of a key, by its id.</summary>
    public async ValueTask<Outcome<KeyGrant>> FindAsync(Call call, string keyId, string grantId, string action, CancellationToken ct)
    {
        var found = await keys.FindRowAsync(call, keyId, action, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var key = found.Value;
        return await db.KeyGrants.FindAsync([key.AccountId, key.Region, key.Id, grantId], ct) is { } grant
            ? grant
            : KmsFaults.NotFound($"Grant ID {grantId} not found");
    }
}
