using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Simulation;

/// <summary>Says what policies that are passed with the call would allow.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html">IAM: SimulateCustomPolicy</see></remarks>
internal sealed class SimulateCustomPolicy(Pages pages) : IOperation<SimulateCustomPolicyRequest, SimulatePolicyResponse>
{
    public ValueTask<Outcome<SimulatePolicyResponse>> RunAsync(Call call, SimulateCustomPolicyRequest request, CancellationToken ct) =>
        ValueTask.FromResult(Run(call, request));

    private Outcome<SimulatePolicyResponse> Run(Call call, SimulateCustomPolicyRequest request)
    {
        var start = pages.Start(call, SimulateCustomPolicyRequest.Operation, request, string.Join(',', request.ActionNames));
        if (start.IsFault)
        {
            return start.Fault;
        }

        var policies = new SimulatorPolicies(call.Partition);
        if (policies.Add(request.PolicyInputList, request.PermissionsBoundaryPolicyInputList, request.ResourcePolicy) is { } fault)
        {
            return fault;
        }

        var simulation = PolicySimulation.Prepare(call, SimulationInput.Of(request), policies, source: null);
        return simulation.IsFault ? simulation.Fault : simulation.Value.Run(start.Value);
    }
}
