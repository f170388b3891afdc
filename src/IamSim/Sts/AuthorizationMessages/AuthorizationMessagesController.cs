using IamSim.Contracts.Sts;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Sts.AuthorizationMessages;

/// <summary>Encoded authorization messages: what a service adds to a denial for those who may know more.</summary>
[Route("api/v1/decoded-authorization-messages")]
[Tags("Access")]
public sealed class AuthorizationMessagesController : ApiController
{
    /// <summary>Opens an encoded authorization message of the account.</summary>
    [HttpPost]
    [ProducesResponseType<DecodeAuthorizationMessageResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> DecodeAuthorizationMessage(DecodeAuthorizationMessageRequest body) => RunAsync(body, r => Shown(r));
}
