using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.Account;

/// <summary>The account as a whole: what it has and may have, and its alias.</summary>
[Route("api/v1/account")]
[Tags("Account")]
public sealed class AccountController : ApiController
{
    /// <summary>Counts what the account has, and says what it may have.</summary>
    [HttpGet("summary")]
    [ProducesResponseType<GetAccountSummaryResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetAccountSummary() => RunAsync(new GetAccountSummaryRequest(), r => Shown(r));

    /// <summary>Sets the version of the tokens that STS's global endpoint gives.</summary>
    [HttpPut("token-preferences")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> SetSecurityTokenServicePreferences(SetSecurityTokenServicePreferencesRequest body) => RunAsync(body, Done);

    /// <summary>Shows all users, groups, roles and policies with all that ties them together, page by page.</summary>
    /// <param name="filter">Only these, one <c>filter=</c> for each: User, Role, Group, LocalManagedPolicy, AWSManagedPolicy.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most items of a page, of all lists together: 1 to 1000, by default 100.</param>
    [HttpGet("authorization-details")]
    [ProducesResponseType<GetAccountAuthorizationDetailsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetAccountAuthorizationDetails([FromQuery] string[] filter, string? marker, int? maxItems) => RunAsync(
        new GetAccountAuthorizationDetailsRequest { Filter = filter is { Length: > 0 } ? filter : null, Marker = marker, MaxItems = maxItems },
        r => Shown(r));

    /// <summary>Lists the account's alias: one at most.</summary>
    [HttpGet("aliases")]
    [ProducesResponseType<ListAccountAliasesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListAccountAliases(string? marker, int? maxItems) =>
        RunAsync(new ListAccountAliasesRequest { Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Gives the account its alias, in the place of one that it has.</summary>
    [HttpPut("aliases/{alias}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> CreateAccountAlias(string alias) => RunAsync(new CreateAccountAliasRequest { AccountAlias = alias }, Done);

    /// <summary>Takes the account's alias away.</summary>
    [HttpDelete("aliases/{alias}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteAccountAlias(string alias) => RunAsync(new DeleteAccountAliasRequest { AccountAlias = alias }, Done);
}
