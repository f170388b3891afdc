using IamSim.Access;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Simulation;

/// <summary>Says what the policies of a user, group or role, and what is passed with the call, would allow.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">IAM: SimulatePrincipalPolicy</see></remarks>
internal sealed class SimulatePrincipalPolicy(PrincipalPolicyReader reader, AccountControlsReader controls, Pages pages)
    : IOperation<SimulatePrincipalPolicyRequest, SimulatePolicyResponse>
{
    public async ValueTask<Outcome<SimulatePolicyResponse>> RunAsync(Call call, SimulatePrincipalPolicyRequest request, CancellationToken ct)
    {
        var start = pages.Start(
            call, SimulatePrincipalPolicyRequest.Operation, request, request.PolicySourceArn, string.Join(',', request.ActionNames));
        if (start.IsFault)
        {
            return start.Fault;
        }

        var source = await SimulationSource.FindAsync(reader, call, request.PolicySourceArn, ct);
        if (source.IsFault)
        {
            return source.Fault;
        }

        var policies = new SimulatorPolicies(call.Partition);
        policies.Add(source.Value);
        if (policies.Add(request.PolicyInputList, request.PermissionsBoundaryPolicyInputList, request.ResourcePolicy) is { } fault)
        {
            return fault;
        }

        var input = SimulationInput.Of(request);
        policies.Owners = await controls.FindAsync([call.Account, .. input.Accounts], ct);
        var simulation = PolicySimulation.Prepare(call, input, policies, source.Value);
        return simulation.IsFault ? simulation.Fault : simulation.Value.Run(start.Value);
    }
}
