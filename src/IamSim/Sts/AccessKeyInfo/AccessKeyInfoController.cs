using IamSim.Contracts.Sts;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Sts.AccessKeyInfo;

/// <summary>What an access key's id tells.</summary>
[Route("api/v1/access-keys/{accessKeyId}/account")]
[Tags("Access keys")]
public sealed class AccessKeyInfoController : ApiController
{
    /// <summary>Says which account an access key belongs to.</summary>
    [HttpGet]
    [ProducesResponseType<GetAccessKeyInfoResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetAccessKeyInfo(string accessKeyId) => RunAsync(new GetAccessKeyInfoRequest { AccessKeyId = accessKeyId }, r => Shown(r));
}
