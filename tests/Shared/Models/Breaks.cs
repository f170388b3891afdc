using System.Globalization;
using System.Text.Json.Nodes;
using IamSim.Contracts.Validation;

namespace IamSim.Tests.Models;

/// <summary>Every way to break one constraint of a model's input, and the violation that it must give.</summary>
internal static class Breaks
{
    /// <summary>No text longer or shorter than these may be can satisfy their pattern too.</summary>
    private static readonly string[] LengthInPattern = ["accountAliasType", "organizationsEntityPathType", "redirectUrlType", "pathType", "policyPathType", "pathPrefixType",
        "AccountId", "ChildId", "CreateAccountRequestId", "OrganizationalUnitId", "ParentId", "PolicyId", "PolicyTargetId", "RootId", "RoleName"];

    /// <summary>Patterns that let control characters through.</summary>
    private static readonly string[] Lenient = [@"[\s\S]*", @"\p{ASCII}*", ".*", "(?s).*", ".+", @"[^\s@]+@[^\s@]+\.[^\s@]+"];

    private static bool IsLenient(string pattern) =>
        Lenient.Contains(pattern) || pattern.EndsWith(".*", StringComparison.Ordinal) || pattern.EndsWith(".+", StringComparison.Ordinal)
        || pattern.EndsWith("(.*)", StringComparison.Ordinal) || pattern.StartsWith(@"\A\S", StringComparison.Ordinal)
        || pattern.Contains(@"[\S]", StringComparison.Ordinal) || pattern.Contains(@"[\s\S]", StringComparison.Ordinal);

    /// <summary>The requests, each with one constraint broken.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">The shape of the input.</param>
    /// <param name="request">A request that satisfies every constraint.</param>
    public static IEnumerable<Break> Of(ModelFile model, string input, JsonNode request) => Within(model, input, string.Empty, request, v => v);

    /// <summary>Every way to break one constraint within a value.</summary>
    /// <param name="model">The model.</param>
    /// <param name="shape">The value's shape.</param>
    /// <param name="path">Where it stands, as AWS writes it.</param>
    /// <param name="value">The value, which satisfies them all.</param>
    /// <param name="whole">Makes the whole request of another value in its place.</param>
    private static IEnumerable<Break> Within(ModelFile model, string shape, string path, JsonNode value, Func<JsonNode?, JsonNode?> whole)
    {
        switch (model.Kind(shape))
        {
            case "structure":
                return model.Members(shape).SelectMany(m => BreaksOfMember(model, shape, m.Name, m.Shape, path, value, whole));
            case "list":
                return BreaksOfList(model, shape, path, value, whole);
            case "string":
                return BreaksOfText(model, shape, path, whole);
            case "integer" or "long":
                return BreaksOfNumber(model, shape, path, whole);
            case "timestamp":
                return [new(whole(JsonValue.Create(true))!, new(path, ConstraintKind.Type, string.Empty, "a timestamp"))];
            case "map":
                return [new(whole(JsonValue.Create("perhaps"))!, new(path, ConstraintKind.Type, string.Empty, "an object"))];
            case "boolean":
                return [new(whole(JsonValue.Create("perhaps"))!, new(path, ConstraintKind.Type, string.Empty, "a boolean"))];
            case "blob" or "float" or "double":
                // What is no base64, or no number, is the decoder's affair, and what streams is in no JSON.
                return [];
            case var kind:
                throw new InvalidOperationException($"No input had a {kind} when this was written: say how it is broken.");
        }
    }

    private static IEnumerable<Break> BreaksOfMember(
        ModelFile model, string structure, string name, string shape, string path, JsonNode value, Func<JsonNode?, JsonNode?> whole)
    {
        var key = ModelFile.Camel(name);
        var at = path.Length == 0 ? key : $"{path}.{key}";
        if (model.Required(structure).Contains(name))
        {
            yield return new(With(null)!, new(at, ConstraintKind.Required, string.Empty, string.Empty));
        }

        if (value[key] is not { } member)
        {
            yield break;
        }

        foreach (var inner in Within(model, shape, at, member, With))
        {
            yield return inner;
        }

        JsonNode? With(JsonNode? other)
        {
            var copy = value.DeepClone();
            copy.AsObject().Remove(key);
            if (other is not null)
            {
                copy[key] = other;
            }

            return whole(copy);
        }
    }

    private static IEnumerable<Break> BreaksOfList(ModelFile model, string shape, string path, JsonNode value, Func<JsonNode?, JsonNode?> whole)
    {
        if (model.Number(shape, "min") is { } min and > 0)
        {
            yield return new(whole(Of((int)min - 1))!, new(path, ConstraintKind.MinLength, shape, Text(min)));
        }

        if (model.Number(shape, "max") is { } max)
        {
            yield return new(whole(Of((int)max + 1))!, new(path, ConstraintKind.MaxLength, shape, Text(max)));
        }

        var last = value.AsArray().Count - 1;
        foreach (var inner in Within(model, model.Inner(shape, "member"), $"{path}.{last + 1}.member", value[last]!, With))
        {
            // An item that is left out is another list, not an item without a value.
            yield return inner;
        }

        JsonArray Of(int count) => [.. Enumerable.Range(0, count).Select(_ => value[0]!.DeepClone())];

        JsonNode? With(JsonNode? other)
        {
            var copy = value.DeepClone();
            copy[last] = other;
            return whole(copy);
        }
    }

    private static IEnumerable<Break> BreaksOfText(ModelFile model, string shape, string path, Func<JsonNode?, JsonNode?> whole)
    {
        var pattern = model.Pattern(shape);
        if (model.Number(shape, "min") is { } min and > 0)
        {
            // The empty text breaks a pattern that asks for one character too; AWS says both.
            yield return new(
                whole(JsonValue.Create(Samples.Text(model, shape, (int)min - 1)[..((int)min - 1)]))!, new(path, ConstraintKind.MinLength, shape, Text(min)))
            {
                PatternToo = LengthInPattern.Contains(shape) || (min == 1 && pattern is not null),
            };
        }

        if (model.Number(shape, "max") is { } max)
        {
            yield return new(whole(JsonValue.Create(Samples.Text(model, shape, (int)max + 1)))!, new(path, ConstraintKind.MaxLength, shape, Text(max)))
            {
                PatternToo = LengthInPattern.Contains(shape),
            };
        }

        if (pattern is not null && !IsLenient(pattern))
        {
            // No other pattern of a model lets U+0001 through, none of them anywhere in a text.
            var text = Samples.Text(model, shape);
            foreach (var bad in new[] { text[..^1] + '\u0001', '\u0001' + text[1..], text[..^1] + '\n' + '\u0001' }.Where(t => t.Length <= (model.Number(shape, "max") ?? int.MaxValue)))
            {
                yield return new(whole(JsonValue.Create(bad))!, new(path, ConstraintKind.Pattern, shape, pattern));
            }
        }

        if (model.Enum(shape) is { Count: > 0 } values)
        {
            yield return new(whole(JsonValue.Create(values[0] + "Not"))!, new(path, ConstraintKind.Enum, shape, string.Join(", ", values)));
        }
    }

    private static IEnumerable<Break> BreaksOfNumber(ModelFile model, string shape, string path, Func<JsonNode?, JsonNode?> whole)
    {
        foreach (var text in new[] { "", "x", "1.5", "1e1", "99999999999999999999", " 1" })
        {
            yield return new(whole(JsonValue.Create(text))!, new(path, ConstraintKind.Type, string.Empty, "an integer"));
        }

        if (model.Number(shape, "min") is { } min)
        {
            yield return new(whole(JsonValue.Create((int)min - 1))!, new(path, ConstraintKind.MinValue, shape, Text(min)));
        }

        if (model.Number(shape, "max") is { } max)
        {
            yield return new(whole(JsonValue.Create((int)max + 1))!, new(path, ConstraintKind.MaxValue, shape, Text(max)));
        }
    }

    private static string Text(double bound) => bound.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A request with one constraint broken, and the violation that it must give.</summary>
internal sealed record Break(JsonNode Request, ConstraintViolation Violation)
{
    /// <summary>True where the pattern has the length in it, so that a value of another length may break it as well.</summary>
    public bool PatternToo { get; init; }
}
