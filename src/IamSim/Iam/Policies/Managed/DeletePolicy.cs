using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Deletes a managed policy that nothing uses and that has its default version only, which goes with it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html">IAM: DeletePolicy</see></remarks>
internal sealed class DeletePolicy(IamDb db) : IOperation<DeletePolicyRequest, DeletePolicyResponse>
{
    public async ValueTask<Outcome<DeletePolicyResponse>> RunAsync(Call call, DeletePolicyRequest request, CancellationToken ct)
    {
        var found = await ManagedPolicyQueries.FindToChangeAsync(db, call, request.PolicyArn, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var policy = found.Value;
        var versions = await db.ManagedPolicyVersions.Where(v => v.AccountId == policy.AccountId && v.PolicyId == policy.Id).ToListAsync(ct);
        if (versions.Count > 1)
        {
            return PolicyErrors.HasVersions();
        }

        // A boundary counts: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-delete.html
        if (await PolicyUse.OfAsync(db, call.Account, policy.Arn, ct) is not { Attachments: 0, Boundaries: 0 })
        {
            return PolicyErrors.Attached();
        }

        db.ManagedPolicyVersions.RemoveRange(versions);
        db.ManagedPolicies.Remove(policy);
        return new DeletePolicyResponse();
    }
}
