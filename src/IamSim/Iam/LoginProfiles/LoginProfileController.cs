using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.LoginProfiles;

/// <summary>Users' passwords.</summary>
[Route("api/v1")]
[Tags("Passwords")]
public sealed class LoginProfileController : ApiController
{
    /// <summary>Shows whether and since when a user has a password.</summary>
    [HttpGet("users/{userName}/login-profile")]
    [ProducesResponseType<Contracts.Iam.LoginProfile>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetLoginProfile(string userName) => RunAsync(State(userName), r => Shown(r.LoginProfile, r));

    /// <summary>Gives a user a first password.</summary>
    [HttpPost("users/{userName}/login-profile")]
    [ProducesResponseType<Contracts.Iam.LoginProfile>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateLoginProfile(string userName, CreateLoginProfileRequest body) => RunAsync(
        body with { UserName = userName }, r => Made($"/users/{Segment(r.LoginProfile.UserName)}/login-profile", r.LoginProfile));

    /// <summary>Gives a user another password, or says whether it must set one at the next sign-in.</summary>
    [HttpPatch("users/{userName}/login-profile")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateLoginProfile(string userName, UpdateLoginProfileRequest body) =>
        RunAsync(body with { UserName = userName }, Done, State(userName));

    /// <summary>Takes a user's password away.</summary>
    [HttpDelete("users/{userName}/login-profile")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteLoginProfile(string userName) =>
        RunAsync(new DeleteLoginProfileRequest { UserName = userName }, Done, State(userName));

    /// <summary>Changes the calling user's own password.</summary>
    [HttpPost("change-password")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> ChangePassword(ChangePasswordRequest body) => RunAsync(body, Done);

    private static GetLoginProfileRequest State(string userName) => new() { UserName = userName };
}
