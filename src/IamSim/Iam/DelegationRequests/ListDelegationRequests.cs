using IamSim.Access;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Lists the delegation requests that identities of the account own, the oldest first.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListDelegationRequests.html">IAM: ListDelegationRequests</see></remarks>
internal sealed class ListDelegationRequests(IamDb db, Pages pages) : IOperation<ListDelegationRequestsRequest, ListDelegationRequestsResponse>
{
    public async ValueTask<Outcome<ListDelegationRequestsResponse>> RunAsync(Call call, ListDelegationRequestsRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListDelegationRequestsRequest.Operation, request, request.OwnerId);
        if (start.IsFault)
        {
            return start.Fault;
        }

        // "If a delegation request has no owner, even if it is assigned to a specific account, it will not be part of the […] output."
        var requests = db.DelegationRequests.Where(r => r.OwnerAccountId == call.Account && r.OwnerArn != null);
        if (request.OwnerId is { } owner)
        {
            requests = requests.Where(r => r.OwnerArn == owner);
            if (!await requests.AnyAsync(ct) && await RefuseAsync(call, owner, ct) is { } refusal)
            {
                return refusal;
            }
        }

        var found = await requests.Where(r => string.Compare(r.Id, start.Value.After) > 0).OrderBy(r => r.Id).Take(start.Value.Take).ToListAsync(ct);
        var page = start.Value.Cut(found, r => r.Id);
        return new ListDelegationRequestsResponse
        {
            DelegationRequests = page.Select(r => DelegationShapes.Whole(call, r)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    /// <summary>Why nobody like that can own requests here; null for somebody who only has none.</summary>
    private async Task<Fault?> RefuseAsync(Call call, string owner, CancellationToken ct)
    {
        if (owner == Caller.Root(call.Partition, call.Account, null).Arn)
        {
            return null;
        }

        return PrincipalArn.Parse(owner) switch
        {
            null or { Kind: PrincipalKind.Group } => DelegationErrors.NotAnOwner(owner),
            { Account: var account } when account != call.Account => DelegationErrors.NoSuchOwner(owner),
            { Kind: PrincipalKind.User, Name: var name } when await db.FindUserAsync(call.Account, name, ct) is null => DelegationErrors.NoSuchOwner(owner),
            { Kind: PrincipalKind.Role, Name: var name } when await db.Roles.FindByNameAsync(call.Account, name, ct) is null =>
                DelegationErrors.NoSuchOwner(owner),
            _ => null,
        };
    }
}
