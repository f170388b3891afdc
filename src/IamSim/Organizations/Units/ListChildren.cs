using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Units;

/// <summary>Lists the ids of the accounts, or of the units, that stand directly in the root or a unit.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListChildren.html">Organizations: ListChildren</see></remarks>
internal sealed class ListChildren(IamDb db, OrganizationPages pages) : IOperation<ListChildrenRequest, ListChildrenResponse>
{
    public async ValueTask<Outcome<ListChildrenResponse>> RunAsync(Call call, ListChildrenRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        var start = pages.Start(call, ListChildrenRequest.Operation, request, request.ParentId, request.ChildType);
        if (start.IsFault)
        {
            return start.Fault;
        }

        if (await db.FindPathAsync(managed.Value, request.ParentId, ct) is null)
        {
            return UnitErrors.NoSuchParent();
        }

        var ids = request.ChildType == ChildType.ACCOUNT
            ? db.MemberAccounts.Where(a => a.ManagementAccountId == call.Account && a.ParentId == request.ParentId).Select(a => a.AccountId)
            : db.OrganizationalUnits.Where(u => u.AccountId == call.Account && u.ParentId == request.ParentId).Select(u => u.Id);
        var found = await ids.Where(id => string.Compare(id, start.Value.After) > 0).OrderBy(id => id).Take(start.Value.Take).ToListAsync(ct);
        var page = start.Value.Cut(found, id => id);
        return new ListChildrenResponse { Children = page.Select(id => new Child { Id = id, Type = request.ChildType }), NextToken = page.Marker };
    }
}
