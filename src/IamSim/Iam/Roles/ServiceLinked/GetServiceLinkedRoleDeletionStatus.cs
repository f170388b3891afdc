using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Roles.ServiceLinked;

/// <summary>Tells how far the deletion of a service-linked role has come.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLinkedRoleDeletionStatus.html">IAM: GetServiceLinkedRoleDeletionStatus</see>
/// </remarks>
internal sealed class GetServiceLinkedRoleDeletionStatus(IamDb db)
    : IOperation<GetServiceLinkedRoleDeletionStatusRequest, GetServiceLinkedRoleDeletionStatusResponse>
{
    public async ValueTask<Outcome<GetServiceLinkedRoleDeletionStatusResponse>> RunAsync(
        Call call, GetServiceLinkedRoleDeletionStatusRequest request, CancellationToken ct)
    {
        if (!IsTaskId(request.DeletionTaskId))
        {
            return ServiceLinkedRoleErrors.NoTaskId(request.DeletionTaskId);
        }

        return await db.RoleDeletionTasks.AnyAsync(t => t.AccountId == call.Account && t.Id == request.DeletionTaskId, ct)
            ? new GetServiceLinkedRoleDeletionStatusResponse { Status = DeletionTaskStatusType.SUCCEEDED }
            : ServiceLinkedRoleErrors.NoSuchTask(request.DeletionTaskId);
    }

    private static bool IsTaskId(string text) =>
        text.Split('/') is ["task", "aws-service-role", { Length: > 0 }, { Length: > 0 }, var uuid] && Guid.TryParseExact(uuid, "D", out _);
}
