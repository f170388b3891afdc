using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Simulation;

/// <summary>Lists the context keys that policies passed with the call speak of.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html">IAM: GetContextKeysForCustomPolicy</see>
/// </remarks>
internal sealed class GetContextKeysForCustomPolicy : IOperation<GetContextKeysForCustomPolicyRequest, GetContextKeysForPolicyResponse>
{
    public ValueTask<Outcome<GetContextKeysForPolicyResponse>> RunAsync(Call call, GetContextKeysForCustomPolicyRequest request, CancellationToken ct)
    {
        var policies = new SimulatorPolicies(call.Partition);
        var fault = policies.Add(request.PolicyInputList, boundaries: null, resource: null);
        return ValueTask.FromResult<Outcome<GetContextKeysForPolicyResponse>>(
            fault is null ? new GetContextKeysForPolicyResponse { ContextKeyNames = policies.ContextKeys } : fault);
    }
}
