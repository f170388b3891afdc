using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Kms.Grants;

/// <summary>Lists the grants that a principal may retire, of keys in whichever account.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html">KMS: ListRetirableGrants</see></remarks>
internal sealed class ListRetirableGrants(IamDb db, Pages pages) : IOperation<ListRetirableGrantsRequest, ListGrantsResponse>
{
    public async ValueTask<Outcome<ListGrantsResponse>> RunAsync(Call call, ListRetirableGrantsRequest request, CancellationToken ct)
    {
        var start = pages.OfKms(call, ListRetirableGrantsRequest.Operation, request.Marker, request.Limit, KmsPages.Others, request.RetiringPrincipal);
        if (start.IsFault)
        {
            return start.Fault;
        }

        // "You must specify a principal in your AWS account."
        if (request.RetiringPrincipal.Split(':', 6) is not ["arn", _, _, _, var account, _] || account != call.Account)
        {
            return KmsFaults.InvalidArn($"ARN does not refer to a valid principal: {request.RetiringPrincipal}");
        }

        var (after, take) = (start.Value.After, start.Value.Take);
        var rows = await db.KeyGrants
            .Where(g => g.RetiringPrincipal == request.RetiringPrincipal && g.Region == call.Region && string.Compare(g.Id, after) > 0)
            .OrderBy(g => g.Id)
            .Take(take)
            .ToListAsync(ct);
        var page = start.Value.Cut(rows, grant => grant.Id);
        return new ListGrantsResponse { Grants = page.Select(GrantShapes.Of), NextMarker = page.Marker, Truncated = page.IsTruncated };
    }
}
