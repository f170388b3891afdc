using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Policies;
using IamSim.Organizations.PolicyTypes;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Attachments;

/// <summary>Attaches a policy to the root, a unit or an account.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html">Organizations: AttachPolicy</see></remarks>
internal sealed class AttachPolicy(IamDb db, OrganizationOptions options) : IOperation<AttachPolicyRequest, AttachPolicyResponse>
{
    public async ValueTask<Outcome<AttachPolicyResponse>> RunAsync(Call call, AttachPolicyRequest request, CancellationToken ct)
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

        if (!PolicyTypeList.Has(managed.Value, policy.Type))
        {
            return PolicyTypeErrors.NotEnabled();
        }

        var attached = await db.OrganizationPolicyAttachments
            .Where(a => a.AccountId == call.Account && a.TargetId == request.TargetId && a.PolicyType == policy.Type)
            .Select(a => a.PolicyId).ToListAsync(ct);
        if (attached.Contains(policy.Id))
        {
            return AttachmentErrors.AlreadyAttached();
        }

        if (attached.Count >= options.AttachedOf(policy.Type))
        {
            return AttachmentErrors.TooMany();
        }

        DefaultPolicies.Attach(db, managed.Value, policy, [request.TargetId]);
        return new AttachPolicyResponse();
    }
}
