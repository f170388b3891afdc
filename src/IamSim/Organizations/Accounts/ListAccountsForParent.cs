using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Units;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Accounts;

/// <summary>Lists the accounts that stand directly in the root or a unit.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html">Organizations: ListAccountsForParent</see></remarks>
internal sealed class ListAccountsForParent(IamDb db, OrganizationPages pages) : IOperation<ListAccountsForParentRequest, ListAccountsForParentResponse>
{
    public async ValueTask<Outcome<ListAccountsForParentResponse>> RunAsync(Call call, ListAccountsForParentRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        var start = pages.Start(call, ListAccountsForParentRequest.Operation, request, request.ParentId);
        if (start.IsFault)
        {
            return start.Fault;
        }

        if (await db.FindPathAsync(managed.Value, request.ParentId, ct) is null)
        {
            return UnitErrors.NoSuchParent();
        }

        var accounts = await db.MemberAccounts
            .Where(a => a.ManagementAccountId == call.Account && a.ParentId == request.ParentId && string.Compare(a.AccountId, start.Value.After) > 0)
            .OrderBy(a => a.AccountId).Take(start.Value.Take).ToListAsync(ct);
        var page = start.Value.Cut(accounts, a => a.AccountId);
        return new ListAccountsForParentResponse { Accounts = page.Select(a => AccountShapes.Whole(call, managed.Value, a)), NextToken = page.Marker };
    }
}
