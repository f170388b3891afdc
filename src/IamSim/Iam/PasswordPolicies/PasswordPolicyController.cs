using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.PasswordPolicies;

/// <summary>The account's password policy.</summary>
[Route("api/v1/password-policy")]
[Tags("Passwords")]
public sealed class PasswordPolicyController : ApiController
{
    /// <summary>Shows the account's password policy; 404 while AWS's default holds.</summary>
    [HttpGet]
    [ProducesResponseType<Contracts.Iam.PasswordPolicy>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetAccountPasswordPolicy() => RunAsync(State, r => Shown(r.PasswordPolicy, r));

    /// <summary>Sets the account's password policy, whole: what is not given gets its default.</summary>
    [HttpPut]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateAccountPasswordPolicy(UpdateAccountPasswordPolicyRequest body) => RunAsync(body, Done, State);

    /// <summary>Takes the account's password policy away; AWS's default holds again.</summary>
    [HttpDelete]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteAccountPasswordPolicy() => RunAsync(new DeleteAccountPasswordPolicyRequest(), Done, State);

    private static GetAccountPasswordPolicyRequest State => new();
}
