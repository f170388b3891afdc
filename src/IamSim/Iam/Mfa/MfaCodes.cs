using System.Runtime.InteropServices;
using System.Security.Cryptography;
using OtpNet;

namespace IamSim.Iam.Mfa;

/// <summary>Two consecutive codes of a device, found.</summary>
/// <param name="LastStep">The time step of the second code; the first's is the one before.</param>
/// <param name="Drift">How many steps the device is ahead of the clock that it was found by.</param>
internal sealed record CodePair(long LastStep, int Drift)
{
    public long FirstStep => LastStep - 1;
}

/// <summary>Finds the time steps of codes as authenticator apps and tokens make them: TOTP, six digits, 30 seconds, SHA-1.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc6238">RFC 6238</see></remarks>
/// <param name="machine">
/// The machine's clock, which a person's authenticator goes by. A code counts at the simulator's time too, for tests that make their own.
/// </param>
internal sealed class MfaCodes(TimeProvider machine)
{
    /// <summary>RFC 6238, 5.2: "we RECOMMEND that at most one time step is allowed".</summary>
    public const int UsualReach = 1;

    /// <summary>How far a device may have drifted for resynchronizing to find it: twelve hours.</summary>
    public const int ResyncReach = 12 * 60 * 60 / StepSeconds;

    private const int StepSeconds = 30;
    private const int Digits = 6;

    /// <summary>The nearest two consecutive steps that have these codes; null where there are none within reach.</summary>
    /// <param name="seed">The device's seed.</param>
    /// <param name="first">The first code.</param>
    /// <param name="second">The next one.</param>
    /// <param name="simulatorTime">The simulator's time.</param>
    /// <param name="reach">How many steps before and after now are looked at.</param>
    public CodePair? FindPair(byte[] seed, string first, string second, DateTimeOffset simulatorTime, int reach)
    {
        var hotp = new Hotp(seed, OtpHashMode.Sha1, Digits);
        long[] clocks = [StepAt(machine.GetUtcNow()), StepAt(simulatorTime)];
        return clocks.Distinct().Select(now => FindPair(hotp, first, second, now, reach)).FirstOrDefault(pair => pair is not null);
    }

    /// <summary>The time steps within the usual reach that have this code: hardly ever more than one, unless both clocks show the same.</summary>
    /// <param name="seed">The device's seed.</param>
    /// <param name="code">The code.</param>
    /// <param name="simulatorTime">The simulator's time.</param>
    /// <param name="drift">How many steps the device is known to be ahead.</param>
    public IReadOnlyList<long> FindSteps(byte[] seed, string code, DateTimeOffset simulatorTime, int drift)
    {
        var hotp = new Hotp(seed, OtpHashMode.Sha1, Digits);
        var found = new List<long>();
        foreach (var now in new[] { StepAt(machine.GetUtcNow()) + drift, StepAt(simulatorTime) + drift })
        {
            for (var step = Math.Max(now - UsualReach, 0); step <= now + UsualReach; step++)
            {
                if (IsCode(hotp, step, code) && !found.Contains(step))
                {
                    found.Add(step);
                }
            }
        }

        return found;
    }

    /// <summary>The time step of a moment.</summary>
    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    private static CodePair? FindPair(Hotp hotp, string first, string second, long now, int reach)
    {
        for (var distance = 0; distance <= reach; distance++)
        {
            if (IsPair(hotp, first, second, now - distance))
            {
                return new CodePair(now - distance, -distance);
            }

            if (distance > 0 && IsPair(hotp, first, second, now + distance))
            {
                return new CodePair(now + distance, distance);
            }
        }

        return null;
    }

    private static bool IsPair(Hotp hotp, string first, string second, long lastStep) =>
        lastStep > 0 && IsCode(hotp, lastStep - 1, first) && IsCode(hotp, lastStep, second);

    /// <summary>Compares in fixed time: how far a guess is right must not show.</summary>
    private static bool IsCode(Hotp hotp, long step, string code) => CryptographicOperations.FixedTimeEquals(
        MemoryMarshal.AsBytes(hotp.ComputeHOTP(step).AsSpan()), MemoryMarshal.AsBytes(code.AsSpan()));
}
