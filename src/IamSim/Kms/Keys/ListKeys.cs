using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Kms.Keys;

/// <summary>Lists the keys of the account in the region, AWS's among them.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html">KMS: ListKeys</see></remarks>
internal sealed class ListKeys(IamDb db, Pages pages) : IOperation<ListKeysRequest, ListKeysResponse>
{
    public async ValueTask<Outcome<ListKeysResponse>> RunAsync(Call call, ListKeysRequest request, CancellationToken ct)
    {
        var start = pages.OfKms(call, ListKeysRequest.Operation, request.Marker, request.Limit, KmsPages.Keys);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var (after, take) = (start.Value.After, start.Value.Take);
        var rows = await db.KmsKeys
            .Where(k => k.AccountId == call.Account && k.Region == call.Region && (k.DeletionAt == null || k.DeletionAt > call.Time) && string.Compare(k.Id, after) > 0)
            .OrderBy(k => k.Id)
            .Select(k => k.Id)
            .Take(take)
            .ToListAsync(ct);
        var page = start.Value.Cut(rows, id => id);
        return new ListKeysResponse
        {
            Keys = page.Select(id => new KeyListEntry { KeyId = id, KeyArn = KeyArns.OfKey(call.Account, call.Region, id) }),
            NextMarker = page.Marker,
            Truncated = page.IsTruncated,
        };
    }
}
