using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Units;

/// <summary>Deletes a unit that holds no account and no other unit; its policies are detached with it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeleteOrganizationalUnit.html">Organizations: DeleteOrganizationalUnit</see></remarks>
internal sealed class DeleteOrganizationalUnit(IamDb db) : IOperation<DeleteOrganizationalUnitRequest, DeleteOrganizationalUnitResponse>
{
    public async ValueTask<Outcome<DeleteOrganizationalUnitResponse>> RunAsync(Call call, DeleteOrganizationalUnitRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        if (await db.FindUnitAsync(managed.Value, request.OrganizationalUnitId, ct) is not { } unit)
        {
            return UnitErrors.NoSuchUnit();
        }

        if (await db.OrganizationalUnits.AnyAsync(u => u.AccountId == call.Account && u.ParentId == unit.Id, ct)
            || await db.MemberAccounts.AnyAsync(a => a.ManagementAccountId == call.Account && a.ParentId == unit.Id, ct))
        {
            return UnitErrors.NotEmpty();
        }

        db.OrganizationPolicyAttachments.RemoveRange(
            await db.OrganizationPolicyAttachments.Where(a => a.AccountId == call.Account && a.TargetId == unit.Id).ToListAsync(ct));
        db.OrganizationalUnits.Remove(unit);
        return new DeleteOrganizationalUnitResponse();
    }
}
