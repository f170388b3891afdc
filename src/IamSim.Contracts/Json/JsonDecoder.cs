using System.Text.Json;
using IamSim.Contracts.Validation;

namespace IamSim.Contracts.Json;

/// <summary>Reads typed members out of JSON; what cannot be read goes to <see cref="Violations"/>. Generated code calls it.</summary>
public static class JsonDecoder
{
    /// <summary>True for an object; anything else is a violation.</summary>
    public static bool IsObject(JsonElement element, Violations violations)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        violations.WrongType(Here(violations), "an object");
        return false;
    }

    /// <summary>The name of a member; null, and a violation, for one that is not text: a lone surrogate, invalid UTF-8.</summary>
    public static string? Name(JsonProperty property, Violations violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            violations.WrongType(Here(violations), "an object whose members' names are valid Unicode");
            return null;
        }
    }

    public static string? String(JsonElement element, string path, Violations violations)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            try
            {
                return element.GetString();
            }
            catch (InvalidOperationException)
            {
                // A lone surrogate, written as an escape: JSON lets it through, text has no such thing.
                violations.WrongType(path, "a string of valid Unicode");
                return null;
            }
        }

        return Mismatch<string>(element, path, "a string", violations);
    }

    /// <summary>A policy document: its text; in REST, JSON too.</summary>
    public static string? Document(JsonElement element, string path, Violations violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        if (element.ValueKind != JsonValueKind.Object || violations.OnWire)
        {
            return String(element, path, violations);
        }

        try
        {
            return element.GetRawText();
        }
        catch (InvalidOperationException)
        {
            violations.WrongType(path, "a document of valid UTF-8");
            return null;
        }
    }

    public static int? Integer(JsonElement element, string path, Violations violations)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var value))
        {
            return value;
        }

        Mismatch<string>(element, path, "an integer", violations);
        return null;
    }

    public static long? Long(JsonElement element, string path, Violations violations)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var value))
        {
            return value;
        }

        Mismatch<string>(element, path, "an integer", violations);
        return null;
    }

    public static double? Double(JsonElement element, string path, Violations violations)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value))
        {
            return value;
        }

        Mismatch<string>(element, path, "a number", violations);
        return null;
    }

    public static bool? Boolean(JsonElement element, string path, Violations violations)
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.GetBoolean();
        }

        Mismatch<string>(element, path, "a boolean", violations);
        return null;
    }

    public static DateTimeOffset? Timestamp(JsonElement element, string path, Violations violations)
    {
        var text = element.ValueKind == JsonValueKind.Number ? element.GetRawText() : null;
        if (element.ValueKind == JsonValueKind.String && (text = String(element, path, violations)) is null)
        {
            return null;
        }

        if (text is not null && Timestamps.TryParse(text, out var value))
        {
            return value;
        }

        Mismatch<string>(element, path, "a timestamp", violations);
        return null;
    }

    public static byte[]? Blob(JsonElement element, string path, Violations violations)
    {
        try
        {
            if (element.ValueKind == JsonValueKind.String && element.TryGetBytesFromBase64(out var bytes))
            {
                return bytes;
            }
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, which is not of base64 either.
        }

        return Mismatch<byte[]>(element, path, "base64-encoded", violations);
    }

    public static T? Structure<T>(JsonElement element, string path, Violations violations, Func<JsonElement, Violations, T> read)
        where T : class
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Mismatch<T>(element, path, "an object", violations);
        }

        violations.Enter(path);
        var value = read(element, violations);
        violations.Leave();
        return value;
    }

    public static IReadOnlyList<T>? List<T>(
        JsonElement element, string path, Violations violations, Func<JsonElement, Violations, T?> read)
        where T : class
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return Mismatch<IReadOnlyList<T>>(element, path, "a list", violations);
        }

        var values = new List<T>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
        {
            violations.Enter(path, values.Count + 1);
            if (item.ValueKind == JsonValueKind.Null)
            {
                violations.Required(string.Empty);
            }
            else if (read(item, violations) is { } value)
            {
                values.Add(value);
            }

            violations.Leave();
        }

        return values;
    }

    /// <summary>A list whose items are numbers, booleans or dates.</summary>
    public static IReadOnlyList<T>? ValueList<T>(
        JsonElement element, string path, Violations violations, Func<JsonElement, Violations, T?> read)
        where T : struct =>
        List(element, path, violations, (item, v) => read(item, v) is { } value ? new Box<T>(value) : null)?.Select(b => b.Value).ToList();

    public static IReadOnlyDictionary<string, T>? Map<T>(
        JsonElement element, string path, Violations violations, Func<JsonElement, Violations, T?> read)
        where T : class
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Mismatch<IReadOnlyDictionary<string, T>>(element, path, "an object", violations);
        }

        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            violations.Enter(path);
            if (Name(property, violations) is { } name && read(property.Value, violations) is { } value)
            {
                values[name] = value;
            }

            violations.Leave();
        }

        return values;
    }

    /// <summary>The whole body, or the item that is being read.</summary>
    private static string Here(Violations violations) => violations.IsAtTop ? "body" : string.Empty;

    /// <summary>A JSON null is a member that is not there.</summary>
    private static T? Mismatch<T>(JsonElement element, string path, string expected, Violations violations)
        where T : class
    {
        if (element.ValueKind != JsonValueKind.Null)
        {
            violations.WrongType(path, expected);
        }

        return null;
    }

    private sealed record Box<T>(T Value)
        where T : struct;
}
