using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Lists the tags of a managed policy.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html">IAM: ListPolicyTags</see></remarks>
internal sealed class ListPolicyTags(IamDb db, Pages pages) : IOperation<ListPolicyTagsRequest, ListPolicyTagsResponse>
{
    public async ValueTask<Outcome<ListPolicyTagsResponse>> RunAsync(Call call, ListPolicyTagsRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListPolicyTagsRequest.Operation, request, request.PolicyArn);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var policy = await ManagedPolicyQueries.FindTaggedAsync(db, call, request.PolicyArn, ct);
        if (policy.IsFault)
        {
            return policy.Fault;
        }

        var page = start.Value.CutAll(policy.Value.Tags, t => t.Key);
        return new ListPolicyTagsResponse { Tags = page.Select(Tags.Shown), IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
