using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Roles.ServiceLinked;

/// <summary>Deletes a service-linked role, with the policy that came with it, and names the task that did it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html">IAM: DeleteServiceLinkedRole</see></remarks>
internal sealed class DeleteServiceLinkedRole(IamDb db, Ids ids) : IOperation<DeleteServiceLinkedRoleRequest, DeleteServiceLinkedRoleResponse>
{
    public async ValueTask<Outcome<DeleteServiceLinkedRoleResponse>> RunAsync(Call call, DeleteServiceLinkedRoleRequest request, CancellationToken ct)
    {
        // A role of the account's own is none that this operation knows.
        var role = await db.Roles.FindByNameAsync(call.Account, request.RoleName, ct);
        if (role is null || !ProtectedRoles.IsServiceLinked(role.Path))
        {
            return RoleErrors.NoSuchRole(request.RoleName);
        }

        db.PolicyAttachments.RemoveRange(
            await db.PolicyAttachments.Where(a => a.AccountId == call.Account && a.PrincipalId == role.Id).ToListAsync(ct));
        db.Roles.Remove(role);
        var task = new RoleDeletionTask
        {
            AccountId = call.Account,
            Id = $"task{role.Path}{role.Name}/{ids.Event()}",
            CreatedAt = call.Time,
        };
        db.RoleDeletionTasks.Add(task);
        return new DeleteServiceLinkedRoleResponse { DeletionTaskId = task.Id };
    }
}
