using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Storage;

namespace IamSim.Organizations.Units;

/// <summary>Lists the roots of the organization: there is one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListRoots.html">Organizations: ListRoots</see></remarks>
internal sealed class ListRoots(IamDb db, OrganizationPages pages) : IOperation<ListRootsRequest, ListRootsResponse>
{
    public async ValueTask<Outcome<ListRootsResponse>> RunAsync(Call call, ListRootsRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        var start = pages.Start(call, ListRootsRequest.Operation, request);
        return start.IsFault ? start.Fault : new ListRootsResponse { Roots = [UnitShapes.Root(call, managed.Value)] };
    }
}
