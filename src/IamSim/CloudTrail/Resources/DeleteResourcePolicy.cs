using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Resources;

/// <summary>Takes the policy of an event data store away.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteResourcePolicy.html">CloudTrail: DeleteResourcePolicy</see></remarks>
internal sealed class DeleteResourcePolicy(ResourceFinder resources) : IOperation<DeleteResourcePolicyRequest, DeleteResourcePolicyResponse>
{
    public async ValueTask<Outcome<DeleteResourcePolicyResponse>> RunAsync(Call call, DeleteResourcePolicyRequest request, CancellationToken ct)
    {
        var found = await resources.FindWithPolicyAsync(call, request.ResourceArn, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (found.Value.ResourcePolicy is null)
        {
            return NoPolicy(request.ResourceArn);
        }

        found.Value.ResourcePolicy = null;
        return new DeleteResourcePolicyResponse();
    }

    public static Fault NoPolicy(string arn) => CloudTrailFaults.ResourcePolicyNotFound($"No resource policy is attached to the resource {arn}.");
}
