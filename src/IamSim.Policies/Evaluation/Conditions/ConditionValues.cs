using System.Buffers;
using System.Globalization;
using System.Net;

namespace IamSim.Policies.Evaluation.Conditions;

/// <summary>Reads the values of policies and requests as what their operator compares.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM: operators</see>
/// </remarks>
internal static class ConditionValues
{
    private const int YearLength = 4;

    private static readonly SearchValues<char> DigitsAndPoint = SearchValues.Create("0123456789.");

    // The W3C profile of ISO 8601 that AWS names, with and without fractions of a second: https://www.w3.org/TR/NOTE-datetime.
    private static readonly string[] DateForms =
    [
        "yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyyMMddTHHmmssK",
    ];

    internal static Parsed<decimal> Number(string text)
    {
        const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(text, Form, CultureInfo.InvariantCulture, out var value) ? new(true, value) : new(false, 0);
    }

    /// <summary>"Dates … in one of the W3C implementations of ISO 8601 or in epoch (UNIX) time". Four digits are a year.</summary>
    internal static Parsed<DateTimeOffset> Date(string text)
    {
        if (text.Length != YearLength && Number(text) is { IsValid: true } seconds)
        {
            var (least, most) = (DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds());
            return seconds.Value >= least && seconds.Value <= most
                ? new(true, DateTimeOffset.UnixEpoch.AddTicks((long)(seconds.Value * TimeSpan.TicksPerSecond)))
                : new(false, default);
        }

        var isDate = DateTimeOffset.TryParseExact(
            text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        return new(isDate, date);
    }

    internal static Parsed<bool> Boolean(string text) => bool.TryParse(text, out var value) ? new(true, value) : new(false, false);

    internal static Parsed<IPAddress> Address(string text) =>
        IPAddress.TryParse(text, out var address) && IsWhole(text, address) ? new(true, address) : new(false, IPAddress.None);

    /// <summary>An address, or a range in CIDR form whose bits behind the prefix do not matter.</summary>
    internal static Parsed<IPNetwork> Network(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var address = Address(slash < 0 ? text : text[..slash]);
        if (!address.IsValid)
        {
            return new(false, default);
        }

        var bytes = address.Value.GetAddressBytes();
        var length = bytes.Length * 8;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > bytes.Length * 8))
        {
            return new(false, default);
        }

        for (var bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new(true, new IPNetwork(new IPAddress(bytes), length));
    }

    internal static Parsed<byte[]> Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? new(true, bytes[..length]) : new(false, []);
    }

    // The library also reads "1" and "0x7f.1" as addresses, and scopes behind IPv6's.
    private static bool IsWhole(string text, IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? text.Count(character => character == '.') == 3 && !text.AsSpan().ContainsAnyExcept(DigitsAndPoint)
            : !text.Contains('%') && !text.Contains('[');
}
