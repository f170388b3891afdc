using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IamSim.Contracts;

namespace IamSim.Simulator.Importing;

/// <summary>A value of a file with its place: what cannot be read says where it stands.</summary>
internal readonly struct ImportedMember(string file, int line, string path, JsonElement value)
{
    private static readonly JsonWriterOptions AsGiven = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public JsonElement Value { get; } = value;

    public string Path { get; } = path;

    /// <summary>An error at this place.</summary>
    public ImportException Error(string message) => new(file, line, Path, message);

    /// <summary>A member of an object, its name in AWS's spelling or REST's; false where it is not there, or null.</summary>
    public bool TryMember(string name, out ImportedMember member)
    {
        if (Value.ValueKind != JsonValueKind.Object)
        {
            throw Error("This must be an object.");
        }

        var found = Value.TryGetProperty(name, out var inner) || Value.TryGetProperty(char.ToLowerInvariant(name[0]) + name[1..], out inner);
        member = new ImportedMember(file, line, $"{Path}.{name}", inner);
        return found && inner.ValueKind != JsonValueKind.Null;
    }

    public ImportedMember Member(string name) => TryMember(name, out var member) ? member : throw Error($"{name} is missing.");

    /// <summary>The items of a list; none where the member is not there.</summary>
    public IEnumerable<ImportedMember> Items(string name)
    {
        if (!TryMember(name, out var list))
        {
            yield break;
        }

        if (list.Value.ValueKind != JsonValueKind.Array)
        {
            throw list.Error("This must be a list.");
        }

        var index = 0;
        foreach (var item in list.Value.EnumerateArray())
        {
            yield return new ImportedMember(file, line, string.Create(CultureInfo.InvariantCulture, $"{list.Path}[{index++}]"), item);
        }
    }

    public string? TextOf(string name) => TryMember(name, out var member) ? member.Text() : null;

    /// <summary>This value as text that both databases can hold.</summary>
    public string Text()
    {
        if (Value.ValueKind != JsonValueKind.String)
        {
            throw Error("This must be a text.");
        }

        try
        {
            var text = Value.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? throw Error("The text has the character U+0000.") : text;
        }
        catch (InvalidOperationException)
        {
            throw Error("The text is not valid Unicode.");
        }
    }

    public int? NumberOf(string name)
    {
        if (!TryMember(name, out var member))
        {
            return null;
        }

        return member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out var number)
            ? number
            : throw member.Error("This must be a whole number.");
    }

    public bool? TruthOf(string name)
    {
        if (!TryMember(name, out var member))
        {
            return null;
        }

        return member.Value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw member.Error("This must be true or false."),
        };
    }

    /// <summary>A time as the CLI prints it (ISO 8601), or as seconds since 1970.</summary>
    public DateTimeOffset? TimeOf(string name)
    {
        if (!TryMember(name, out var member))
        {
            return null;
        }

        var text = member.Value.ValueKind == JsonValueKind.Number ? member.Value.GetRawText() : member.Text();
        if (!Timestamps.TryParse(text, out var time) || time < SimulatorClock.Earliest || time > SimulatorClock.Latest)
        {
            throw member.Error($"{CallTextOf(text)} is not a time between {SimulatorClock.Earliest:yyyy} and {SimulatorClock.Latest:yyyy}.");
        }

        // What is stored has milliseconds.
        return DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
    }

    /// <summary>A policy document's text: of an object as the CLI prints it, of JSON as text, or of percent-encoded text as the API gives it.</summary>
    [SuppressMessage("Design", "CA1024", Justification = "It reads and checks.")]
    public string GetDocument()
    {
        if (Value.ValueKind == JsonValueKind.Object)
        {
            // Without the file's indentation: what was given to AWS is not known any more.
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, AsGiven))
            {
                WriteTo(writer);
            }

            return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        }

        var text = Text();
        var document = text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal) ? text : Uri.UnescapeDataString(text);
        try
        {
            using var json = JsonDocument.Parse(document);
            return json.RootElement.ValueKind == JsonValueKind.Object ? document : throw Error("A policy document is a JSON object.");
        }
        catch (JsonException)
        {
            throw Error("A policy document is a JSON object, or one as percent-encoded text.");
        }
    }

    private void WriteTo(Utf8JsonWriter writer)
    {
        try
        {
            Value.WriteTo(writer);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw Error("The document has text that is not valid Unicode.");
        }
    }

    private static string CallTextOf(string text) => Calls.CallText.Shown(text);
}
