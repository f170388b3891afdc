using System.Text;
using System.Text.Json;
using IamSim.Policies.Simulation;
using IamSim.Rest;

namespace IamSim.Access;

/// <summary>Reads the bodies of IamSim's own questions. What is not as it should be ends the reading, and is told with its path.</summary>
internal static class QuestionBody
{
    /// <summary>The body, an object that has no other members than the known ones.</summary>
    public static JsonElement Object(JsonElement body, params ReadOnlySpan<string> known)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new QuestionException("body", "This must be an object.");
        }

        foreach (var member in body.EnumerateObject())
        {
            if (!known.Contains(NameOf(member)))
            {
                throw new QuestionException(NameOf(member), $"There is no such member. Known are: {string.Join(", ", known.ToArray())}.");
            }
        }

        return body;
    }

    /// <summary>A member, unless it is absent or null.</summary>
    public static JsonElement? Member(JsonElement body, string name) =>
        body.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static bool Flag(JsonElement body, string name) => Member(body, name) switch
    {
        null => false,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw new QuestionException(name, "This must be true or false."),
    };

    public static string? Text(JsonElement body, string name) => Member(body, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => Well(text),
        _ => throw new QuestionException(name, "This must be a string."),
    };

    /// <summary>A simulated request.</summary>
    public static SimulationRequest Request(JsonElement value, string path)
    {
        var errors = new List<SimulationError>();
        return Well(() => SimulationReader.Read(value, path, errors)) is { } request
            ? request
            : throw new QuestionException([.. errors.Select(QuestionProblem.Of)]);
    }

    /// <summary>An object of some members of another one, each with the text that it has there: places in policies stay what they are.</summary>
    public static JsonElement Pick(params ReadOnlySpan<(string Name, JsonElement? Value)> members)
    {
        var text = new StringBuilder("{");
        foreach (var (name, value) in members)
        {
            if (value is { } present)
            {
                text.Append(text.Length > 1 ? "," : string.Empty).Append('"').Append(name).Append("\":").Append(present.GetRawText());
            }
        }

        using var json = JsonDocument.Parse(text.Append('}').ToString());
        return json.RootElement.Clone();
    }

    /// <summary>A string's text.</summary>
    public static string Well(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new QuestionException("body", "A string in it is not valid Unicode.");
        }
    }

    // JSON's escapes can spell half a surrogate pair, which is no text.
    public static T Well<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            throw new QuestionException("body", "A string in it is not valid Unicode.");
        }
    }

    public static string NameOf(JsonProperty member) => Well(() => member.Name);
}
