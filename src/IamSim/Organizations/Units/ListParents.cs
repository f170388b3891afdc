using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Accounts;
using IamSim.Storage;

namespace IamSim.Organizations.Units;

/// <summary>Says where an account or a unit stands: "a child can have only a single parent".</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListParents.html">Organizations: ListParents</see></remarks>
internal sealed class ListParents(IamDb db, OrganizationPages pages) : IOperation<ListParentsRequest, ListParentsResponse>
{
    public async ValueTask<Outcome<ListParentsResponse>> RunAsync(Call call, ListParentsRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        var start = pages.Start(call, ListParentsRequest.Operation, request, request.ChildId);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var parent = (await db.FindUnitAsync(managed.Value, request.ChildId, ct))?.ParentId
            ?? (await db.FindMemberAsync(managed.Value, request.ChildId, ct))?.ParentId;
        return parent is null ? UnitErrors.NoSuchChild() : new ListParentsResponse { Parents = [UnitShapes.Parent(managed.Value, parent)] };
    }
}
