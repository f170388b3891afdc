using IamSim.Calls;
using IamSim.Contracts.Iam;
using IamSim.Rest;
using IamSim.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Sts.Delegation;

/// <summary>The exchange tokens of the caller's delegation requests. The simulator's own, in the place of an SNS topic: no call, so it has no event.</summary>
[ApiController]
[Route("api/v1/simulator/delegation-tokens")]
[Tags("Simulator")]
[ProducesJson]
public sealed class DelegationTokensController : ControllerBase
{
    /// <summary>Shows the provider the exchange token of a delegation request, once its customer has sent it.</summary>
    /// <param name="id">The delegation request's id.</param>
    /// <param name="ct">Stops the reading.</param>
    [HttpGet("{id}")]
    [ProducesResponseType<DelegationToken>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> GetDelegationToken(string id, CancellationToken ct)
    {
        var services = HttpContext.RequestServices;
        var opened = await services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);
        if (opened.Refusal is { } refusal)
        {
            return new ProblemResult(opened.Call, refusal);
        }

        var account = opened.Call.Account;
        var isSent = await services.GetRequiredService<IamDb>().DelegationRequests
            .AnyAsync(r => r.Id == id && r.AccountId == account && r.TokenSentAt != null, ct);
        return isSent
            ? Ok(new DelegationToken(id, services.GetRequiredService<TradeInTokens>().Seal(id)))
            : new ProblemResult(opened.Call, IamFaults.NoSuchEntity($"There is no delegation request {CallText.Shown(id)} of your account whose token was sent."));
    }
}

/// <summary>What AWS publishes to the provider's topic when a delegation's token is sent.</summary>
/// <param name="DelegationRequestId">The request.</param>
/// <param name="TradeInToken">The token, for <c>sts:GetDelegatedAccessToken</c>.</param>
public sealed record DelegationToken(string DelegationRequestId, string TradeInToken);
