using System.Collections.Immutable;
using System.Text.Json;

namespace IamSim.Policies.Simulation;

/// <summary>Reads members of a JSON object; what is not as it should be becomes an error that says where.</summary>
internal sealed class JsonMembers
{
    private readonly JsonElement value;
    private readonly List<SimulationError> errors;

    private JsonMembers(JsonElement value, string path, List<SimulationError> errors) => (this.value, Path, this.errors) = (value, path, errors);

    internal string Path { get; }

    /// <summary>The members of an object that has no others than <paramref name="known"/>; null, with an error, for anything else.</summary>
    internal static JsonMembers? Of(JsonElement value, string path, List<SimulationError> errors, params ReadOnlySpan<string> known)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new SimulationError(path, "This must be an object."));
            return null;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                errors.Add(new SimulationError(PathOf(path, member.Name), $"There is no such member. Known are: {string.Join(", ", known)}."));
            }
        }

        return new JsonMembers(value, path, errors);
    }

    internal static string PathOf(string path, string member) => path.Length == 0 ? member : $"{path}.{member}";

    internal void Fail(string member, string message) => errors.Add(new SimulationError(PathOf(Path, member), message));

    /// <summary>The member, unless it is absent or null.</summary>
    internal bool Has(string name, out JsonElement member, out string path)
    {
        path = PathOf(Path, name);
        return value.TryGetProperty(name, out member) && member.ValueKind != JsonValueKind.Null;
    }

    internal string? Text(string name)
    {
        if (!Has(name, out var member, out _))
        {
            return null;
        }

        if (member.ValueKind != JsonValueKind.String)
        {
            Fail(name, "This must be a string.");
            return null;
        }

        return member.GetString();
    }

    /// <summary>An account's twelve digits.</summary>
    internal string? Account(string name)
    {
        var text = Text(name);
        if (text is not null && !Documents.AwsPrincipal.IsAccountId(text))
        {
            Fail(name, "An account is twelve digits.");
            return null;
        }

        return text;
    }

    internal ImmutableDictionary<string, string> Map(string name)
    {
        var map = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (!Has(name, out var member, out var path))
        {
            return map.ToImmutable();
        }

        if (member.ValueKind != JsonValueKind.Object)
        {
            Fail(name, "This must be an object of strings.");
            return map.ToImmutable();
        }

        foreach (var pair in member.EnumerateObject())
        {
            if (pair.Value.ValueKind != JsonValueKind.String)
            {
                errors.Add(new SimulationError(PathOf(path, pair.Name), "This must be a string."));
            }
            else
            {
                map[pair.Name] = pair.Value.GetString()!;
            }
        }

        return map.ToImmutable();
    }

    /// <summary>Context keys; a value is a string, a number, a Boolean, or a list of them.</summary>
    internal ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Context(string name)
    {
        if (!Has(name, out var member, out var path))
        {
            return [];
        }

        if (member.ValueKind != JsonValueKind.Object)
        {
            Fail(name, "This must be an object: condition keys and their values.");
            return [];
        }

        var context = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        foreach (var pair in member.EnumerateObject())
        {
            var isList = pair.Value.ValueKind == JsonValueKind.Array;
            var values = isList
                ? [.. pair.Value.EnumerateArray().Select(Scalar)]
                : ImmutableArray.Create(Scalar(pair.Value));
            if (values.Contains(null))
            {
                errors.Add(new SimulationError(PathOf(path, pair.Name), "A value is a string, a number, a Boolean or a list of them."));
            }
            else
            {
                context.Add(new(pair.Name, [.. values.OfType<string>()]));
            }
        }

        return context.ToImmutable();
    }

    /// <summary>The items of a list with their paths; one value without brackets is a list of one.</summary>
    internal IEnumerable<(JsonElement Item, string Path)> Items(string name) =>
        Has(name, out var member, out var path) ? ItemsOf(member, path) : [];

    internal static IEnumerable<(JsonElement Item, string Path)> ItemsOf(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select((item, index) => (item, $"{path}[{index}]"))
            : [(value, path)];

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
