using System.Buffers.Binary;

namespace IamSim.Iam.Mfa;

/// <summary>
/// The time steps whose codes a device has used, each by itself: the machine's and the simulator's clock can be years apart, so that no single
/// number can say what is past.
/// </summary>
/// <remarks>
/// RFC 6238, 5.2: "The verifier MUST NOT accept the second attempt of the OTP after the successful validation has been issued for the first OTP".
/// A code that was passed over when a later one of the same moment was used is no better than a used one.
/// </remarks>
internal static class UsedSteps
{
    /// <summary>The most that are remembered, the newest: hours of signing in without a pause.</summary>
    public const int Most = 1024;

    /// <summary>Whether a step's code may be used: neither it was, nor a later one that counts at the same moment.</summary>
    /// <param name="used">The used steps.</param>
    /// <param name="step">The step.</param>
    /// <param name="reach">How many steps before and after now count.</param>
    public static bool IsFree(byte[]? used, long step, int reach = MfaCodes.UsualReach)
    {
        for (var at = 0; at < (used?.Length ?? 0); at += sizeof(long))
        {
            var other = BinaryPrimitives.ReadInt64BigEndian(used.AsSpan(at));
            if (other >= step && other <= step + (2 * reach))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The used steps with more of them.</summary>
    public static byte[] With(byte[]? used, params ReadOnlySpan<long> steps)
    {
        var kept = (used ?? []).AsSpan();
        var most = (Most - steps.Length) * sizeof(long);
        kept = kept.Length > most ? kept[^most..] : kept;
        var all = new byte[kept.Length + (steps.Length * sizeof(long))];
        kept.CopyTo(all);
        for (var at = 0; at < steps.Length; at++)
        {
            BinaryPrimitives.WriteInt64BigEndian(all.AsSpan(kept.Length + (at * sizeof(long))), steps[at]);
        }

        return all;
    }
}
