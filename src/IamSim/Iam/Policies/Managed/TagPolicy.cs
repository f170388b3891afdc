using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Adds tags to a managed policy, or changes their values.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html">IAM: TagPolicy</see></remarks>
internal sealed class TagPolicy(IamDb db, QuotaOptions quotas) : IOperation<TagPolicyRequest, TagPolicyResponse>
{
    public async ValueTask<Outcome<TagPolicyResponse>> RunAsync(Call call, TagPolicyRequest request, CancellationToken ct)
    {
        var policy = await ManagedPolicyQueries.FindTaggedAsync(db, call, request.PolicyArn, ct);
        if (policy.IsFault)
        {
            return policy.Fault;
        }

        var tags = Tags.Add(policy.Value.Tags, request.Tags, Tags.WithCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        policy.Value.Tags = tags.Value;
        return new TagPolicyResponse();
    }
}
