using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Units;

/// <summary>Lists the units that stand directly in the root or a unit.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOrganizationalUnitsForParent.html">Organizations: ListOrganizationalUnitsForParent</see></remarks>
internal sealed class ListOrganizationalUnitsForParent(IamDb db, OrganizationPages pages)
    : IOperation<ListOrganizationalUnitsForParentRequest, ListOrganizationalUnitsForParentResponse>
{
    public async ValueTask<Outcome<ListOrganizationalUnitsForParentResponse>> RunAsync(
        Call call, ListOrganizationalUnitsForParentRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        var start = pages.Start(call, ListOrganizationalUnitsForParentRequest.Operation, request, request.ParentId);
        if (start.IsFault)
        {
            return start.Fault;
        }

        if (await db.FindPathAsync(managed.Value, request.ParentId, ct) is null)
        {
            return UnitErrors.NoSuchParent();
        }

        var units = await db.OrganizationalUnits
            .Where(u => u.AccountId == call.Account && u.ParentId == request.ParentId && string.Compare(u.Id, start.Value.After) > 0)
            .OrderBy(u => u.Id).Take(start.Value.Take).ToListAsync(ct);
        var page = start.Value.Cut(units, u => u.Id);
        return new ListOrganizationalUnitsForParentResponse
        {
            OrganizationalUnits = page.Select(u => UnitShapes.Whole(call, managed.Value, u)),
            NextToken = page.Marker,
        };
    }
}
