using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Accounts;

/// <summary>Lists all accounts of the organization.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html">Organizations: ListAccounts</see></remarks>
internal sealed class ListAccounts(IamDb db, OrganizationPages pages) : IOperation<ListAccountsRequest, ListAccountsResponse>
{
    public async ValueTask<Outcome<ListAccountsResponse>> RunAsync(Call call, ListAccountsRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        var start = pages.Start(call, ListAccountsRequest.Operation, request);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var accounts = await db.MemberAccounts
            .Where(a => a.ManagementAccountId == call.Account && string.Compare(a.AccountId, start.Value.After) > 0)
            .OrderBy(a => a.AccountId).Take(start.Value.Take).ToListAsync(ct);
        var page = start.Value.Cut(accounts, a => a.AccountId);
        return new ListAccountsResponse { Accounts = page.Select(a => AccountShapes.Whole(call, managed.Value, a)), NextToken = page.Marker };
    }
}
