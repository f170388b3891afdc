using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Policies;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Attachments;

/// <summary>Detaches a policy. "Every root, OU, and account must have at least one SCP attached."</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DetachPolicy.html">Organizations: DetachPolicy</see></remarks>
internal sealed class DetachPolicy(IamDb db) : IOperation<DetachPolicyRequest, DetachPolicyResponse>
{
    public async ValueTask<Outcome<DetachPolicyResponse>> RunAsync(Call call, DetachPolicyRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        if (await db.FindPolicyAsync(managed.Value, request.PolicyId, ct) is not { } policy)
        {
            return OrganizationPolicyErrors.NoSuchPolicy();
        }

        if (!await PolicyTarget.ExistsAsync(db, managed.Value, request.TargetId, ct))
        {
            return AttachmentErrors.NoSuchTarget();
        }

        var attached = await db.OrganizationPolicyAttachments
            .Where(a => a.AccountId == call.Account && a.TargetId == request.TargetId && a.PolicyType == policy.Type).ToListAsync(ct);
        if (attached.Find(a => a.PolicyId == policy.Id) is not { } attachment)
        {
            return AttachmentErrors.NotAttached();
        }

        if (policy == AwsOrganizationPolicies.ResourceFullAccess)
        {
            return AttachmentErrors.NotDetachable();
        }

        if (policy.Type == PolicyType.SERVICE_CONTROL_POLICY && attached.Count == 1)
        {
            return AttachmentErrors.LastOne();
        }

        db.OrganizationPolicyAttachments.Remove(attachment);
        return new DetachPolicyResponse();
    }
}
