using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Delegation requests: what product providers ask to be allowed for a while in a customer's account.</summary>
[Route("api/v1/delegation-requests")]
[Tags("Delegation requests")]
public sealed class DelegationRequestsController : ApiController
{
    /// <summary>Lists the delegation requests that identities of the account own.</summary>
    /// <param name="ownerId">Only those of the owner with this ARN.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most requests of a page: 1 to 1000, by default 100.</param>
    [HttpGet]
    [ProducesResponseType<ListDelegationRequestsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListDelegationRequests(string? ownerId, string? marker, int? maxItems) =>
        RunAsync(new ListDelegationRequestsRequest { OwnerId = ownerId, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Asks an account, or whichever takes the request, for temporary access.</summary>
    /// <remarks>The policy template must be known: <c>POST /api/v1/simulator/delegation-templates</c>.</remarks>
    [HttpPost]
    [ProducesResponseType<CreateDelegationRequestResponse>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateDelegationRequest(CreateDelegationRequestRequest body) =>
        RunAsync(body, r => Made($"/delegation-requests/{Segment(r.DelegationRequestId!)}", r));

    /// <summary>Shows one delegation request.</summary>
    /// <param name="delegationRequestId">Its id.</param>
    /// <param name="delegationPermissionCheck">True to be told whether the caller could delegate what it asks for.</param>
    [HttpGet("{delegationRequestId}")]
    [ProducesResponseType<GetDelegationRequestResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetDelegationRequest(string delegationRequestId, bool? delegationPermissionCheck) => RunAsync(
        State(delegationRequestId) with { DelegationPermissionCheck = delegationPermissionCheck },
        r => Shown(r, delegationPermissionCheck is true ? null : r));

    /// <summary>Forwards a delegation request to whoever may accept it.</summary>
    [HttpPatch("{delegationRequestId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateDelegationRequest(string delegationRequestId, UpdateDelegationRequestRequest body) =>
        RunAsync(body with { DelegationRequestId = delegationRequestId }, Done, State(delegationRequestId));

    /// <summary>Makes the caller the owner of a delegation request that nobody owns.</summary>
    [HttpPost("{delegationRequestId}/associate")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> AssociateDelegationRequest(string delegationRequestId) => RunAsync(
        new AssociateDelegationRequestRequest { DelegationRequestId = delegationRequestId }, Done, State(delegationRequestId));

    /// <summary>Accepts a delegation request.</summary>
    [HttpPost("{delegationRequestId}/accept")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> AcceptDelegationRequest(string delegationRequestId) => RunAsync(
        new AcceptDelegationRequestRequest { DelegationRequestId = delegationRequestId }, Done, State(delegationRequestId));

    /// <summary>Rejects a delegation request.</summary>
    [HttpPost("{delegationRequestId}/reject")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> RejectDelegationRequest(string delegationRequestId, RejectDelegationRequestRequest body) =>
        RunAsync(body with { DelegationRequestId = delegationRequestId }, Done, State(delegationRequestId));

    /// <summary>Releases the exchange token of an accepted delegation request.</summary>
    [HttpPost("{delegationRequestId}/send-token")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> SendDelegationToken(string delegationRequestId) => RunAsync(
        new SendDelegationTokenRequest { DelegationRequestId = delegationRequestId }, Done, State(delegationRequestId));

    /// <summary>Says in plain words what an entity is about: what a delegation request asks for.</summary>
    /// <param name="entityArn">The ARN of a delegation request: <c>arn:aws:iam::123456789012:delegation-request/dr-…</c>.</param>
    /// <param name="locale">The language: English, by default, is what IamSim has.</param>
    [HttpGet("/api/v1/summaries")]
    [ProducesResponseType<GetHumanReadableSummaryResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetHumanReadableSummary(string? entityArn, string? locale) =>
        RunAsync(new GetHumanReadableSummaryRequest { EntityArn = entityArn!, Locale = locale }, r => Shown(r));

    private static GetDelegationRequestRequest State(string delegationRequestId) => new() { DelegationRequestId = delegationRequestId };
}
