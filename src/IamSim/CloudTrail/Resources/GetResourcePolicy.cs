using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Resources;

/// <summary>Shows the policy of an event data store.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetResourcePolicy.html">CloudTrail: GetResourcePolicy</see></remarks>
internal sealed class GetResourcePolicy(ResourceFinder resources) : IOperation<GetResourcePolicyRequest, GetResourcePolicyResponse>
{
    public async ValueTask<Outcome<GetResourcePolicyResponse>> RunAsync(Call call, GetResourcePolicyRequest request, CancellationToken ct)
    {
        var found = await resources.FindWithPolicyAsync(call, request.ResourceArn, ct);
        return found.IsFault ? found.Fault
            : found.Value.ResourcePolicy is not { } policy ? DeleteResourcePolicy.NoPolicy(request.ResourceArn)
            : new GetResourcePolicyResponse { ResourceArn = request.ResourceArn, ResourcePolicy = policy };
    }
}
