using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Kms.Grants;

/// <summary>Lists the grants of a key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html">KMS: ListGrants</see></remarks>
internal sealed class ListGrants(IamDb db, KeyFinder keys, Pages pages) : IOperation<ListGrantsRequest, ListGrantsResponse>
{
    public async ValueTask<Outcome<ListGrantsResponse>> RunAsync(Call call, ListGrantsRequest request, CancellationToken ct)
    {
        var start = pages.OfKms(call, ListGrantsRequest.Operation, request.Marker, request.Limit, KmsPages.Others, request.KeyId, request.GrantId, request.GranteePrincipal);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var found = await keys.FindRowAsync(call, request.KeyId, "kms:ListGrants", ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var (key, after, take) = (found.Value, start.Value.After, start.Value.Take);
        var rows = await db.KeyGrants
            .Where(g => g.AccountId == key.AccountId && g.Region == key.Region && g.KeyId == key.Id && string.Compare(g.Id, after) > 0)
            .Where(g => request.GrantId == null || g.Id == request.GrantId)
            .Where(g => request.GranteePrincipal == null || g.Grantee == request.GranteePrincipal)
            .OrderBy(g => g.Id)
            .Take(take)
            .ToListAsync(ct);
        var page = start.Value.Cut(rows, grant => grant.Id);
        return new ListGrantsResponse { Grants = page.Select(GrantShapes.Of), NextMarker = page.Marker, Truncated = page.IsTruncated };
    }
}
