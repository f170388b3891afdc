using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Iam.Mfa;
using IamSim.SignIn;
using IamSim.Storage;

namespace IamSim.Authentication.Mfa;

/// <summary>
/// Checks the MFA code that comes with a call itself: <c>AssumeRole</c>'s and <c>GetSessionToken</c>'s. It is part of who calls, so it comes before
/// what the caller may do. Seed and code before the lane; that a code counts once, in it.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html">IAM: Secure API access with MFA</see></remarks>
internal sealed class CodeCheck(IamDb db, MfaCodeChecks codes, SignInThrottle throttle)
{
    public static bool HasCode(IRequest request) => Of(request) is { Serial: not null, Code: not null };

    /// <summary>Serial number and code belong together: why a request with one of them is refused; null for all others.</summary>
    public static Fault? RefuseHalf(IRequest request) => Of(request) is { Serial: null, Code: null } or { Serial: not null, Code: not null } ? null : CodeErrors.Half();

    /// <summary>What the request's code is worth, before the lane.</summary>
    public async ValueTask<Outcome<CheckedCode>> CheckAsync(Call call, IRequest request, CancellationToken ct)
    {
        var (serial, code) = Of(request);
        if (await db.MfaDevices.FindBySerialAsync(call.Account, serial!, ct) is not { EnabledAt: not null } device || !IsOf(call.Caller, device))
        {
            return CodeErrors.NotTheDevice();
        }

        // Three codes are good at a time: whoever may try thousands a second is through before long.
        if (throttle.Wait(call.Account, device.SerialNumber) is not null)
        {
            return CodeErrors.TooMany();
        }

        // A device without a seed that IamSim knows is a security key: these are for sign-in alone.
        if (device.ProtectedSeed is { } seed && codes.StepsOf(device, code!, call.Time) is { Count: > 0 } steps)
        {
            throttle.Succeeded(call.Account, device.SerialNumber);
            return new CheckedCode(device.SerialNumber, seed, steps);
        }

        throttle.Begin(call.Account, device.SerialNumber);
        return CodeErrors.Wrong();
    }

    internal static bool IsOf(Caller caller, MfaDevice device) => caller.Kind switch
    {
        CallerKind.IamUser => device.UserId == caller.PrincipalId,
        CallerKind.Root => device.UserIsRoot,
        _ => false,
    };

    private static (string? Serial, string? Code) Of(IRequest request) => request switch
    {
        AssumeRoleRequest assume => (assume.SerialNumber, assume.TokenCode),
        GetSessionTokenRequest session => (session.SerialNumber, session.TokenCode),
        _ => (null, null),
    };
}

/// <summary>A code that is the device's.</summary>
/// <param name="SerialNumber">The device.</param>
/// <param name="ProtectedSeed">The seed that it was found by, as it is stored.</param>
/// <param name="Steps">The time steps that it can be of.</param>
internal sealed record CheckedCode(string SerialNumber, byte[] ProtectedSeed, IReadOnlyList<long> Steps)
{
    /// <summary>Uses the code up, within the lane, and notes that the caller has shown it; refuses one that was used.</summary>
    public async ValueTask<Fault?> UseAsync(IServiceProvider lane, Call call, CancellationToken ct)
    {
        var db = lane.GetRequiredService<IamDb>();
        if (await db.MfaDevices.FindBySerialAsync(call.Account, SerialNumber, ct) is not { } device || !CodeCheck.IsOf(call.Caller, device)
            || device.ProtectedSeed is null || !device.ProtectedSeed.AsSpan().SequenceEqual(ProtectedSeed))
        {
            return CodeErrors.NotTheDevice();
        }

        // RFC 6238, 5.2: "The verifier MUST NOT accept the second attempt of the OTP after the successful validation".
        if (!MfaCodeChecks.TryUse(device, Steps))
        {
            return CodeErrors.Wrong();
        }

        call.MfaAt = call.Time.ToUnixTimeSeconds();
        return null;
    }
}
