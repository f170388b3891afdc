using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Removes tags from a managed policy.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html">IAM: UntagPolicy</see></remarks>
internal sealed class UntagPolicy(IamDb db) : IOperation<UntagPolicyRequest, UntagPolicyResponse>
{
    public async ValueTask<Outcome<UntagPolicyResponse>> RunAsync(Call call, UntagPolicyRequest request, CancellationToken ct)
    {
        var policy = await ManagedPolicyQueries.FindTaggedAsync(db, call, request.PolicyArn, ct);
        if (policy.IsFault)
        {
            return policy.Fault;
        }

        policy.Value.Tags = Tags.Remove(policy.Value.Tags, request.TagKeys, Tags.WithCase);
        return new UntagPolicyResponse();
    }
}
