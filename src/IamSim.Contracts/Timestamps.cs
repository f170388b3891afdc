using System.Globalization;

namespace IamSim.Contracts;

/// <summary>The spellings that AWS gives to a moment. All are UTC.</summary>
public static class Timestamps
{
    /// <summary><c>2026-11-24T09:30:00Z</c>, the XML protocols' form; parts of a second are dropped, as IAM has it.</summary>
    public const string Iso8601 = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary><c>2026-11-24T09:30:00.000Z</c>: S3's form in XML, which has whole seconds all the same.</summary>
    public const string Iso8601Milliseconds = "yyyy-MM-dd'T'HH:mm:ss'.000Z'";

    /// <summary><c>2026-11-24T09:30:00+00:00</c>, the AWS CLI's form.</summary>
    public const string Iso8601WithOffset = "yyyy-MM-dd'T'HH:mm:ss'+00:00'";

    /// <summary><c>Tue, 24 Nov 2026 09:30:00 GMT</c>, the form of HTTP headers.</summary>
    public const string Rfc822 = "ddd, dd MMM yyyy HH:mm:ss 'GMT'";

    /// <summary><c>Oct 29, 2024 2:43:20 PM</c>: how CloudTrail's records of IAM print a date among parameters and answers.</summary>
    public const string CloudTrail = "MMM d, yyyy h:mm:ss tt";

    /// <summary><c>Oct 29, 2024, 2:43:20 PM</c>: how CloudTrail's records of STS print it.</summary>
    public const string CloudTrailSts = "MMM d, yyyy, h:mm:ss tt";

    public static string Format(DateTimeOffset value, string format) => value.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Reads an ISO 8601 date with its offset, or seconds since 1970.</summary>
    public static bool TryParse(string text, out DateTimeOffset value)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            // The years 1 to 9999, which is what a DateTimeOffset holds.
            if (seconds is >= -62135596800 and <= 253402300799)
            {
                value = DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000));
                return true;
            }

            value = default;
            return false;
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out value);
    }
}
