using System.Globalization;

namespace IamSim.Authentication.Signatures;

/// <summary>When a request was signed, and until when that counts.</summary>
/// <remarks>By the machine's clock, never the simulator's: real clients sign by it, however the simulator's clock is turned.</remarks>
internal static class SignatureTimes
{
    /// <summary>ISO 8601's basic format: <c>20261128T130000Z</c>.</summary>
    public const string Basic = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>"Requests must reach AWS within 15 minutes of the time stamp": and none may be signed later ahead.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    /// <summary>The longest that a presigned URL can be good for, in seconds: a week.</summary>
    public const int LongestLife = 604_800;

    /// <summary>Reads <c>X-Amz-Date</c>, which has one form; a <c>Date</c> header may have HTTP's too.</summary>
    public static bool TryParse(string text, bool isHttpDate, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Basic, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
        || (isHttpDate && DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time));

    /// <summary>Why a signature of that time is not good now; null where it is.</summary>
    public static CredentialRefusal? Refuse(DateTimeOffset signed, TimeSpan lifetime)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (signed < now - lifetime)
        {
            return SignatureErrors.Expired(signed, now, lifetime);
        }

        return signed > now + Skew ? SignatureErrors.NotYet(signed, now, Skew) : null;
    }
}
