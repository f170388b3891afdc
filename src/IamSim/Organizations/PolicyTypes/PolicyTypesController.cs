using IamSim.Contracts.Organizations;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Organizations.PolicyTypes;

/// <summary>The types of policies that an organization's root has enabled.</summary>
[Route("api/v1/organization/roots/{rootId}/policy-types")]
[Tags("Organization: policies")]
public sealed class PolicyTypesController : ApiController
{
    /// <summary>Enables a type of policies in the root.</summary>
    /// <param name="rootId">The root's id.</param>
    /// <param name="policyType">The type, such as <c>SERVICE_CONTROL_POLICY</c>.</param>
    [HttpPut("{policyType}")]
    [ProducesResponseType<Root>(StatusCodes.Status200OK)]
    public Task<IActionResult> EnablePolicyType(string rootId, string policyType) =>
        RunAsync(new EnablePolicyTypeRequest { RootId = rootId, PolicyType = policyType }, r => Shown(r.Root!));

    /// <summary>Disables a type of policies in the root: those of the type are detached from everything.</summary>
    /// <param name="rootId">The root's id.</param>
    /// <param name="policyType">The type, such as <c>SERVICE_CONTROL_POLICY</c>.</param>
    [HttpDelete("{policyType}")]
    [ProducesResponseType<Root>(StatusCodes.Status200OK)]
    public Task<IActionResult> DisablePolicyType(string rootId, string policyType) =>
        RunAsync(new DisablePolicyTypeRequest { RootId = rootId, PolicyType = policyType }, r => Shown(r.Root!));
}
