using System.Globalization;
using IamSim.Contracts.Validation;

namespace IamSim.Contracts.Http;

/// <summary>Reads typed members out of headers and parameters; what cannot be read goes to <see cref="Violations"/>. Generated code calls it.</summary>
public static class HttpDecoder
{
    public static int? Integer(string? text, string path, Violations violations) =>
        text is null ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : Wrong<int>(path, "an integer", violations);

    public static long? Long(string? text, string path, Violations violations) =>
        text is null ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : Wrong<long>(path, "an integer", violations);

    public static double? Double(string? text, string path, Violations violations) =>
        text is null ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
        : Wrong<double>(path, "a number", violations);

    public static bool? Boolean(string? text, string path, Violations violations) =>
        text is null ? null
        : text.Equals("true", StringComparison.OrdinalIgnoreCase) ? true
        : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? false
        : Wrong<bool>(path, "a boolean", violations);

    /// <summary>A date of HTTP or of ISO 8601. "A recipient MUST ignore the If-Modified-Since header field if the received field value is not a valid HTTP-date".</summary>
    public static DateTimeOffset? Timestamp(string? text, string path, Violations violations)
    {
        ArgumentNullException.ThrowIfNull(path);
        return text is null ? null
            : Timestamps.TryParse(text, out var value) ? value
            : path.EndsWith("ModifiedSince", StringComparison.Ordinal) ? null
            : Wrong<DateTimeOffset>(path, "a timestamp", violations);
    }

    /// <summary>A list of names in one header, with commas between.</summary>
    public static IReadOnlyList<string>? List(string? text) =>
        text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static T? Wrong<T>(string path, string expected, Violations violations)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(violations);
        violations.WrongType(path, expected);
        return null;
    }
}
