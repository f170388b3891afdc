using IamSim.Calls;
using IamSim.CloudTrail.Resources;
using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>Finds event data stores: by "the ARN (or the ID suffix of the ARN)".</summary>
internal sealed class LakeStores(IamDb db) : ICloudTrailResources
{
    public string Type => CloudTrailArn.EventDataStoreType;

    public bool HavePolicies => true;

    public async ValueTask<Outcome<ICloudTrailResource>> FindAsync(Call call, CloudTrailArn arn, CancellationToken ct)
    {
        var found = await FindAsync(call, arn.ToString(), ct);
        return found.IsFault ? found.Fault
            : found.Value.IsPending ? LakeErrors.Inactive()
            : Outcome<ICloudTrailResource>.Success(found.Value);
    }

    /// <summary>An event data store of the caller's account and region.</summary>
    public async Task<Outcome<LakeStore>> FindAsync(Call call, string named, CancellationToken ct)
    {
        var id = named;
        if (CloudTrailArn.LooksLikeOne(named))
        {
            if (!CloudTrailArn.TryParse(named, out var arn) || arn.Type != Type || arn.Account != call.Account)
            {
                return LakeErrors.InvalidArn();
            }

            if (arn.Region != call.Region)
            {
                return LakeErrors.NotFound();
            }

            id = arn.Name;
        }

        if (!Guid.TryParseExact(id, "D", out _))
        {
            return LakeErrors.InvalidArn();
        }

        id = id.ToLowerInvariant();
        var store = await db.LakeStores.FirstOrDefaultAsync(s => s.AccountId == call.Account && s.Id == id && s.Region == call.Region, ct);
        return store is null || store.IsGone(call.Time) ? LakeErrors.NotFound() : store;
    }

    /// <summary>Those of the caller's account and region that are not gone.</summary>
    public async Task<List<LakeStore>> AllAsync(Call call, CancellationToken ct)
    {
        var stores = await db.LakeStores.Where(s => s.AccountId == call.Account && s.Region == call.Region).ToListAsync(ct);
        stores.RemoveAll(s => s.IsGone(call.Time));
        return stores;
    }

    /// <summary>Takes away the rows of those that are gone: their names are free again.</summary>
    public async Task ForgetGoneAsync(Call call, CancellationToken ct)
    {
        var end = call.Time - LakeStore.WaitPeriod;
        var gone = await db.LakeStores.Where(s => s.AccountId == call.Account && s.DeletedAt != null && s.DeletedAt <= end).ToListAsync(ct);
        foreach (var store in gone)
        {
            db.LakeSpans.RemoveRange(await db.LakeSpans.Where(s => s.AccountId == store.AccountId && s.StoreId == store.Id).ToListAsync(ct));
            db.LakeStores.Remove(store);
        }
    }
}
