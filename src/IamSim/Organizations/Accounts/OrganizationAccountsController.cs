using IamSim.Contracts.Organizations;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Organizations.Accounts;

/// <summary>The accounts of an organization.</summary>
[Route("api/v1/organization")]
[Tags("Organization: accounts")]
public sealed class OrganizationAccountsController : ApiController
{
    /// <summary>Lists all accounts of the organization.</summary>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most accounts of a page: 1 to 20.</param>
    [HttpGet("accounts")]
    [ProducesResponseType<ListAccountsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListAccounts(string? nextToken, int? maxResults) =>
        RunAsync(new ListAccountsRequest { NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Asks for a new account; what came of it is found where <c>Location</c> says.</summary>
    [HttpPost("accounts")]
    [ProducesResponseType<CreateAccountStatus>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateAccount(CreateAccountRequest body) =>
        RunAsync(body, r => Made($"/organization/account-requests/{Segment(r.CreateAccountStatus!.Id!)}", r.CreateAccountStatus));

    /// <summary>Shows what came of a request for a new account.</summary>
    [HttpGet("account-requests/{createAccountRequestId}")]
    [ProducesResponseType<CreateAccountStatus>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeCreateAccountStatus(string createAccountRequestId) => RunAsync(
        new DescribeCreateAccountStatusRequest { CreateAccountRequestId = createAccountRequestId }, r => Shown(r.CreateAccountStatus!));

    /// <summary>Shows an account.</summary>
    [HttpGet("accounts/{accountId}")]
    [ProducesResponseType<Account>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeAccount(string accountId) => RunAsync(State(accountId), r => Shown(r.Account!, r));

    /// <summary>Moves an account from the root or unit that it stands in to another.</summary>
    [HttpPut("accounts/{accountId}/parent")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> MoveAccount(string accountId, MoveAccountRequest body) =>
        RunAsync(body with { AccountId = accountId }, Done, State(accountId));

    /// <summary>Lists the accounts that stand directly in the root or a unit.</summary>
    /// <param name="parentId">The id of the root or unit.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most accounts of a page: 1 to 20.</param>
    [HttpGet("parents/{parentId}/accounts")]
    [ProducesResponseType<ListAccountsForParentResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListAccountsForParent(string parentId, string? nextToken, int? maxResults) =>
        RunAsync(new ListAccountsForParentRequest { ParentId = parentId, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    private static DescribeAccountRequest State(string accountId) => new() { AccountId = accountId };
}
