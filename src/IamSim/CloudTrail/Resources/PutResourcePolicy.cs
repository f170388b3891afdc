using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Policies.Documents;

namespace IamSim.CloudTrail.Resources;

/// <summary>Gives an event data store a policy of its own, which says who else may do something with it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutResourcePolicy.html">CloudTrail: PutResourcePolicy</see></remarks>
internal sealed class PutResourcePolicy(ResourceFinder resources) : IOperation<PutResourcePolicyRequest, PutResourcePolicyResponse>
{
    public async ValueTask<Outcome<PutResourcePolicyResponse>> RunAsync(Call call, PutResourcePolicyRequest request, CancellationToken ct)
    {
        var found = await resources.FindWithPolicyAsync(call, request.ResourceArn, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var parsed = PolicyDocument.Parse(request.ResourcePolicy, PolicyKind.Resource, call.Partition);
        if (!parsed.IsValid)
        {
            return CloudTrailFaults.ResourcePolicyNotValid($"The resource policy is not valid: {parsed.FirstError.Message}");
        }

        found.Value.ResourcePolicy = request.ResourcePolicy;
        return new PutResourcePolicyResponse { ResourceArn = request.ResourceArn, ResourcePolicy = request.ResourcePolicy };
    }
}
