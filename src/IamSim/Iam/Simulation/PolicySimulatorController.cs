using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.Simulation;

/// <summary>IAM's policy simulator as AWS has it. <c>/api/v1/simulations</c> is IamSim's own, which knows every kind of policy and principal.</summary>
[Route("api/v1/policy-simulator")]
[Tags("Simulations")]
public sealed class PolicySimulatorController : ApiController
{
    /// <summary>Says what policies that are passed with the call would allow.</summary>
    /// <param name="body">Policies, actions, resources and context.</param>
    [HttpPost("custom-policy")]
    [ProducesResponseType<SimulatePolicyResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> SimulateCustomPolicy(SimulateCustomPolicyRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Says what the policies of a user, group or role would allow.</summary>
    /// <param name="body">The principal's ARN, actions, resources and context.</param>
    [HttpPost("principal-policy")]
    [ProducesResponseType<SimulatePolicyResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> SimulatePrincipalPolicy(SimulatePrincipalPolicyRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Lists the context keys that policies speak of.</summary>
    /// <param name="body">The policies.</param>
    [HttpPost("custom-policy/context-keys")]
    [ProducesResponseType<GetContextKeysForPolicyResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetContextKeysForCustomPolicy(GetContextKeysForCustomPolicyRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Lists the context keys that the policies of a user, group or role speak of.</summary>
    /// <param name="body">The principal's ARN.</param>
    [HttpPost("principal-policy/context-keys")]
    [ProducesResponseType<GetContextKeysForPolicyResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetContextKeysForPrincipalPolicy(GetContextKeysForPrincipalPolicyRequest body) => RunAsync(body, r => Shown(r));
}
