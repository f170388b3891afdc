using IamSim.Contracts.Organizations;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Organizations.Effective;

/// <summary>What the policies that manage come to for an account.</summary>
[Route("api/v1/organization")]
[Tags("Organization: policies")]
public sealed class EffectivePoliciesController : ApiController
{
    /// <summary>Shows the effective policy of a type for the caller's account.</summary>
    /// <param name="policyType">The type, such as <c>TAG_POLICY</c>; not one that decides on access.</param>
    /// <param name="targetId">Another account, which only the management account may ask about.</param>
    [HttpGet("effective-policies/{policyType}")]
    [ProducesResponseType<EffectivePolicy>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeEffectivePolicy(string policyType, string? targetId) =>
        RunAsync(new DescribeEffectivePolicyRequest { PolicyType = policyType, TargetId = targetId }, r => Shown(r.EffectivePolicy!));
}
