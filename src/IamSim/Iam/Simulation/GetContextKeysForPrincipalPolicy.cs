using IamSim.Access;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Simulation;

/// <summary>Lists the context keys that the policies of a user, group or role, and those passed with the call, speak of.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForPrincipalPolicy.html">IAM:
/// GetContextKeysForPrincipalPolicy</see>
/// </remarks>
internal sealed class GetContextKeysForPrincipalPolicy(PrincipalPolicyReader reader)
    : IOperation<GetContextKeysForPrincipalPolicyRequest, GetContextKeysForPolicyResponse>
{
    public async ValueTask<Outcome<GetContextKeysForPolicyResponse>> RunAsync(
        Call call, GetContextKeysForPrincipalPolicyRequest request, CancellationToken ct)
    {
        var source = await SimulationSource.FindAsync(reader, call, request.PolicySourceArn, ct);
        if (source.IsFault)
        {
            return source.Fault;
        }

        var policies = new SimulatorPolicies(call.Partition);
        policies.Add(source.Value);
        return policies.Add(request.PolicyInputList, boundaries: null, resource: null) is { } fault
            ? fault
            : new GetContextKeysForPolicyResponse { ContextKeyNames = policies.ContextKeys };
    }
}
