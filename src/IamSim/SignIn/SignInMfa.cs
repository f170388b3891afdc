using IamSim.Iam.Mfa;
using IamSim.Iam.Mfa.SecurityKeys;
using IamSim.Storage;

namespace IamSim.SignIn;

/// <summary>What was shown of an MFA device before the lane: candidates for a code, or the answer of a security key.</summary>
/// <param name="Codes">By serial number, the time steps that the code can be of.</param>
/// <param name="Assertion">A verified answer of a security key.</param>
internal sealed record ShownMfa(IReadOnlyDictionary<string, IReadOnlyList<long>> Codes, VerifiedAssertion? Assertion)
{
    public static ShownMfa None { get; } = new(new Dictionary<string, IReadOnlyList<long>>(), null);

    public bool Any => Codes.Count > 0 || Assertion is not null;
}

/// <summary>MFA at sign-in: any of the user's devices will do.</summary>
internal sealed class SignInMfa(MfaCodeChecks checks, Passkeys keys)
{
    public const string Virtual = "Virtual";
    public const string Hardware = "Hardware";
    public const string SecurityKey = "SecurityKey";

    private const int CodeLength = 6;

    public static IReadOnlyList<SignInMfaDevice> Shown(SignInPrincipal principal) => [.. principal.Devices.Select(device => new SignInMfaDevice(
        device.SerialNumber, device.CredentialId is not null ? SecurityKey : device.IsVirtual ? Virtual : Hardware))];

    /// <summary>What a code or an answer is worth; nothing where it is wrong. That it was not used before is seen to in the lane.</summary>
    public async Task<ShownMfa> CheckAsync(SignInPrincipal principal, SignInRequest request, DateTimeOffset now, CancellationToken ct)
    {
        if (request.MfaAssertion is { } assertion)
        {
            return new ShownMfa(ShownMfa.None.Codes, await keys.VerifyAsync(assertion, principal.Devices, SubjectOf(principal), ct));
        }

        if (request.MfaCode is not { Length: CodeLength } code)
        {
            return ShownMfa.None;
        }

        var codes = new Dictionary<string, IReadOnlyList<long>>();
        foreach (var device in principal.Devices)
        {
            if (checks.StepsOf(device, code, now) is { Count: > 0 } steps && MfaCodeChecks.HasFree(device, steps))
            {
                codes[device.SerialNumber] = steps;
            }
        }

        return new ShownMfa(codes, null);
    }

    /// <summary>Uses up what was shown, in the lane, and gives the serial number of the device; null where it was used meanwhile or the device is gone.</summary>
    public async Task<string?> UseAsync(IamDb db, SignInPrincipal principal, ShownMfa shown, CancellationToken ct)
    {
        if (shown.Assertion is { } assertion)
        {
            return await keys.TryUseAsync(db, principal.Account, assertion, ct) ? assertion.SerialNumber : null;
        }

        foreach (var (serialNumber, steps) in shown.Codes)
        {
            var device = await db.MfaDevices.FindBySerialAsync(principal.Account, serialNumber, ct);
            var before = principal.Devices.First(d => d.SerialNumber == serialNumber);
            if (device?.ProtectedSeed is { } seed && seed.AsSpan().SequenceEqual(before.ProtectedSeed)
                && device.UserId == before.UserId && device.UserIsRoot == before.UserIsRoot && MfaCodeChecks.TryUse(device, steps))
            {
                return serialNumber;
            }
        }

        return null;
    }

    /// <summary>Whom a security key's challenge is for.</summary>
    public static string SubjectOf(SignInPrincipal principal) => $"{principal.Account}/{principal.User?.Id ?? principal.Account}";
}
