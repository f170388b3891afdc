using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Storage;

namespace IamSim.Organizations.Policies;

/// <summary>Shows a policy with its content.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribePolicy.html">Organizations: DescribePolicy</see></remarks>
internal sealed class DescribePolicy(IamDb db) : IOperation<DescribePolicyRequest, DescribePolicyResponse>
{
    public async ValueTask<Outcome<DescribePolicyResponse>> RunAsync(Call call, DescribePolicyRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        return await db.FindPolicyAsync(managed.Value, request.PolicyId, ct) is { } policy
            ? new DescribePolicyResponse { Policy = OrganizationPolicyShapes.Whole(call, managed.Value, policy) }
            : OrganizationPolicyErrors.NoSuchPolicy();
    }
}
