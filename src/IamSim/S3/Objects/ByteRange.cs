using System.Globalization;

namespace IamSim.S3.Objects;

/// <summary>A range of an object's bytes.</summary>
/// <param name="From">The first byte.</param>
/// <param name="Length">How many.</param>
internal readonly record struct ByteRange(long From, long Length)
{
    public string Shown(long size) => string.Create(CultureInfo.InvariantCulture, $"bytes {From}-{From + Length - 1}/{size}");

    /// <summary>Reads a <c>Range</c> header: null where it is to be ignored, as a malformed one is, and one of several ranges, which S3 does not serve.</summary>
    /// <remarks><see href="https://www.rfc-editor.org/rfc/rfc9110#section-14.1.2">RFC 9110, 14.1.2</see></remarks>
    /// <param name="header">The header.</param>
    /// <param name="size">The object's size.</param>
    /// <param name="isSatisfiable">False where no byte of the object is in it.</param>
    public static ByteRange? Parse(string? header, long size, out bool isSatisfiable)
    {
        isSatisfiable = true;
        const string Unit = "bytes=";
        if (header is null || !header.StartsWith(Unit, StringComparison.OrdinalIgnoreCase) || header[Unit.Length..].Split('-') is not [var first, var last])
        {
            return null;
        }

        (first, last) = (first.Trim(), last.Trim());
        if (first.Length == 0)
        {
            if (!IsNumber(last, out var suffix))
            {
                return null;
            }

            isSatisfiable = suffix > 0 && size > 0;
            return isSatisfiable ? new ByteRange(Math.Max(0, size - suffix), Math.Min(suffix, size)) : null;
        }

        var end = long.MaxValue;
        if (!IsNumber(first, out var from) || (last.Length > 0 && !IsNumber(last, out end)) || end < from)
        {
            return null;
        }

        isSatisfiable = from < size;
        return isSatisfiable ? new ByteRange(from, Math.Min(end, size - 1) - from + 1) : null;
    }

    /// <summary>Digits alone; what is larger than any object is as large as can be.</summary>
    private static bool IsNumber(string text, out long number)
    {
        number = 0;
        if (text.Length == 0 || !text.All(char.IsAsciiDigit))
        {
            return false;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            number = long.MaxValue;
        }

        return true;
    }
}
