using IamSim.Contracts;
using IamSim.Storage;

namespace IamSim.Iam.Mfa;

/// <summary>What two codes were worth before the lane.</summary>
/// <param name="ProtectedSeed">The seed that they were checked by, as it is stored; null where there was no device.</param>
/// <param name="Pair">The time steps of the codes; null where they are not the device's.</param>
/// <param name="Reach">How many steps before and after now were looked at.</param>
internal sealed record CheckedCodes(byte[]? ProtectedSeed, CodePair? Pair, int Reach);

/// <summary>Checks codes by a device's seed. Decrypting and searching is done before the lane; that each code works once is seen to in it.</summary>
internal sealed class MfaCodeChecks(IamDb db, MfaSeeds seeds, MfaCodes codes)
{
    /// <summary>Finds the time steps of two codes.</summary>
    public async Task<CheckedCodes> CheckAsync(
        string account, string serialNumber, string first, string second, DateTimeOffset now, int reach, CancellationToken ct)
    {
        var device = await db.MfaDevices.FindBySerialAsync(account, serialNumber, ct);
        return device?.ProtectedSeed is { } seed
            ? new CheckedCodes(seed, codes.FindPair(seeds.Unprotect(seed), first, second, now, reach), reach)
            : new CheckedCodes(null, null, reach);
    }

    /// <summary>
    /// Uses the codes up and gives their steps; refuses codes that are wrong or were used. RFC 6238, 5.2: "The verifier MUST NOT accept the
    /// second attempt of the OTP after the successful validation has been issued for the first OTP".
    /// </summary>
    public static Outcome<CodePair> Use(CheckedCodes prepared, MfaDevice device)
    {
        // A security key makes no codes.
        if (device.CredentialId is not null)
        {
            return MfaErrors.WrongCodes();
        }

        if (prepared.ProtectedSeed is null || device.ProtectedSeed is null || !prepared.ProtectedSeed.AsSpan().SequenceEqual(device.ProtectedSeed))
        {
            return MfaErrors.ChangedMeanwhile(device.SerialNumber);
        }

        if (prepared.Pair is not { } pair || !UsedSteps.IsFree(device.UsedSteps, pair.FirstStep, prepared.Reach))
        {
            return MfaErrors.WrongCodes();
        }

        device.UsedSteps = UsedSteps.With(device.UsedSteps, pair.FirstStep, pair.LastStep);
        return pair;
    }

    /// <summary>The time steps that one code of a device can be of: at the machine's or the simulator's time, one step of drift allowed.</summary>
    public IReadOnlyList<long> StepsOf(MfaDevice device, string code, DateTimeOffset now) =>
        device.ProtectedSeed is { } seed ? codes.FindSteps(seeds.Unprotect(seed), code, now, device.DriftSteps) : [];

    /// <summary>Whether one of the steps was not used yet.</summary>
    public static bool HasFree(MfaDevice device, IReadOnlyList<long> steps) => steps.Any(step => UsedSteps.IsFree(device.UsedSteps, step));

    /// <summary>Uses one code up; false where it was used before.</summary>
    public static bool TryUse(MfaDevice device, IReadOnlyList<long> steps)
    {
        foreach (var step in steps)
        {
            if (UsedSteps.IsFree(device.UsedSteps, step))
            {
                device.UsedSteps = UsedSteps.With(device.UsedSteps, step);
                return true;
            }
        }

        return false;
    }
}
