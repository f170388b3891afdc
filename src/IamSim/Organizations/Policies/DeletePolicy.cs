using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Policies;

/// <summary>Deletes a policy that is attached to nothing.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeletePolicy.html">Organizations: DeletePolicy</see></remarks>
internal sealed class DeletePolicy(IamDb db) : IOperation<DeletePolicyRequest, DeletePolicyResponse>
{
    public async ValueTask<Outcome<DeletePolicyResponse>> RunAsync(Call call, DeletePolicyRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        if (AwsOrganizationPolicies.Find(request.PolicyId) is not null)
        {
            return OrganizationPolicyErrors.Immutable();
        }

        if (await db.FindOwnPolicyAsync(managed.Value, request.PolicyId, ct) is not { } policy)
        {
            return OrganizationPolicyErrors.NoSuchPolicy();
        }

        if (await db.OrganizationPolicyAttachments.AnyAsync(a => a.AccountId == call.Account && a.PolicyId == policy.Id, ct))
        {
            return OrganizationPolicyErrors.InUse();
        }

        db.OrganizationPolicies.Remove(policy);
        return new DeletePolicyResponse();
    }
}
