using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Storage;

namespace IamSim.Organizations.Units;

/// <summary>Shows a unit.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganizationalUnit.html">Organizations: DescribeOrganizationalUnit</see></remarks>
internal sealed class DescribeOrganizationalUnit(IamDb db) : IOperation<DescribeOrganizationalUnitRequest, DescribeOrganizationalUnitResponse>
{
    public async ValueTask<Outcome<DescribeOrganizationalUnitResponse>> RunAsync(
        Call call, DescribeOrganizationalUnitRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        return await db.FindUnitAsync(managed.Value, request.OrganizationalUnitId, ct) is { } unit
            ? new DescribeOrganizationalUnitResponse { OrganizationalUnit = UnitShapes.Whole(call, managed.Value, unit) }
            : UnitErrors.NoSuchUnit();
    }
}
