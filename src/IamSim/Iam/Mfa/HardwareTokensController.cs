using System.Text.RegularExpressions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;
using OtpNet;

namespace IamSim.Iam.Mfa;

/// <summary>Hardware tokens that users of the caller's account may enable. The simulator's own: no call, so it has no event.</summary>
[ApiController]
[Route("api/v1/simulator/hardware-tokens")]
[Tags("Simulator")]
[ProducesJson]
public sealed partial class HardwareTokensController : ControllerBase
{
    /// <summary>RFC 4226, 4: "The length of the shared secret MUST be at least 128 bits."</summary>
    private const int ShortestSeed = 16;

    /// <summary>The most bytes of a seed; a longer key than SHA-1's block would be hashed first and be no stronger.</summary>
    private const int LongestSeed = 64;

    /// <summary>Makes a hardware token known by its serial number and its seed.</summary>
    [HttpPost]
    [ProducesResponseType<KnownHardwareToken>(StatusCodes.Status201Created)]
    public async Task<IActionResult> AddHardwareToken(NewHardwareToken token, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(token);
        var services = HttpContext.RequestServices;
        var opened = await services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);
        if ((opened.Refusal ?? Refuse(token)) is { } refusal)
        {
            return new ProblemResult(opened.Call, refusal);
        }

        var seed = Base32Encoding.ToBytes(token.Base32Seed);
        var call = opened.Call;
        return await services.GetRequiredService<HardwareTokens>().AddAsync(call.Account, token.SerialNumber, seed, call.Time, ct)
            ? Created($"{CallPaths.Api}/mfa-devices/{Uri.EscapeDataString(token.SerialNumber)}", new KnownHardwareToken(token.SerialNumber))
            : new ProblemResult(call, IamFaults.EntityAlreadyExists($"MFADevice with serial number {token.SerialNumber} already exists."));
    }

    /// <summary>What is wrong with a token. A seed is never repeated in an answer.</summary>
    private static Fault? Refuse(NewHardwareToken token)
    {
        // An ARN is the serial number of a virtual device, and names of those are not to be taken in advance.
        if (!SerialNumber().IsMatch(token.SerialNumber ?? string.Empty))
        {
            return CommonFaults.ValidationError("serialNumber must be 9 to 256 letters, digits or any of _+=/,.@-");
        }

        if (!Base32().IsMatch(token.Base32Seed ?? string.Empty))
        {
            return CommonFaults.ValidationError("base32Seed must be base32.");
        }

        return Base32Encoding.ToBytes(token.Base32Seed!).Length is >= ShortestSeed and <= LongestSeed
            ? null
            : CommonFaults.ValidationError($"base32Seed must be of {ShortestSeed} to {LongestSeed} bytes.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_+=/,.@-]{9,256}\z")]
    private static partial Regex SerialNumber();

    [GeneratedRegex(@"\A[A-Za-z2-7]{1,128}=*\z")]
    private static partial Regex Base32();
}

/// <summary>A hardware token that is to be known.</summary>
/// <param name="SerialNumber">What is printed on it.</param>
/// <param name="Base32Seed">Its seed in base32; its codes are TOTP of six digits, 30 seconds, SHA-1.</param>
public sealed record NewHardwareToken(string SerialNumber, string Base32Seed)
{
    /// <summary>The seed is in no log.</summary>
    public override string ToString() => nameof(NewHardwareToken);
}

/// <summary>A hardware token that is known.</summary>
/// <param name="SerialNumber">What is printed on it.</param>
public sealed record KnownHardwareToken(string SerialNumber);
