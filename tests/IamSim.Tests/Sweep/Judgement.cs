using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IamSim.Tests.Models;

namespace IamSim.Tests.Sweep;

/// <summary>What AWS says of a request, worked out from the model alone: nothing of IamSim's validation is used.</summary>
internal sealed class Judgement
{
    private static readonly Dictionary<string, Regex> Patterns = [];

    private readonly ModelFile _model;
    private readonly List<(string Path, string Shape, string Kind, string Text)> _unread = [];
    private readonly List<(string Path, string Shape, string Kind, string Text)> _wrong = [];

    private Judgement(ModelFile model) => _model = model;

    /// <summary>The message of the <c>ValidationError</c>; null for a request that satisfies every constraint.</summary>
    public static string? Of(ModelFile model, string input, JsonNode request)
    {
        var judgement = new Judgement(model);
        judgement.Structure(input, string.Empty, request.AsObject());

        // What cannot be read is said first, for it is found first.
        List<(string Path, string Shape, string Kind, string Text)> all = [.. judgement._unread, .. judgement._wrong];
        if (all.Count == 0)
        {
            return null;
        }

        var own = all.ConvertAll(v => OwnWords.Of(v.Path[(v.Path.LastIndexOf('.') + 1)..], v.Shape, v.Kind));
        return own.TrueForAll(words => words is not null) ? own[0] : General(all);
    }

    private static string General(List<(string Path, string Shape, string Kind, string Text)> all) =>
        $"{all.Count} validation error{(all.Count == 1 ? string.Empty : "s")} detected: "
        + string.Join("; ", all.Select(v => $"Value {(v.Kind == "required" ? "null " : string.Empty)}at '{v.Path}' failed to satisfy constraint: Member must {v.Text}"));

    private void Structure(string shape, string path, JsonObject value)
    {
        foreach (var (name, of) in _model.Members(shape))
        {
            var key = ModelFile.Camel(name);
            var at = path.Length == 0 ? key : $"{path}.{key}";
            if (value[key] is { } member)
            {
                Value(of, at, member);
            }
            else if (_model.Required(shape).Contains(name))
            {
                _wrong.Add((at, of, "required", "not be null"));
            }
        }
    }

    private void Value(string shape, string path, JsonNode value)
    {
        switch (_model.Kind(shape))
        {
            case "structure":
                Structure(shape, path, value.AsObject());
                break;
            case "list":
                Length(shape, path, value.AsArray().Count);
                for (var i = 0; i < value.AsArray().Count; i++)
                {
                    Value(_model.Inner(shape, "member"), $"{path}.{i + 1}.member", value[i]!);
                }

                break;
            case "integer":
                Number(shape, path, Text(value));
                break;
            case "boolean" when Text(value) is not ("true" or "false"):
                _unread.Add((path, shape, "type", "be a boolean"));
                break;
            case "string":
                String(shape, path, Text(value));
                break;
        }
    }

    private void Number(string shape, string path, string text)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            _unread.Add((path, shape, "type", "be an integer"));
        }
        else if (number < (_model.Number(shape, "min") ?? int.MinValue))
        {
            _wrong.Add((path, shape, "minimum", $"have value greater than or equal to {_model.Number(shape, "min")}"));
        }
        else if (number > (_model.Number(shape, "max") ?? int.MaxValue))
        {
            _wrong.Add((path, shape, "maximum", $"have value less than or equal to {_model.Number(shape, "max")}"));
        }
    }

    private void String(string shape, string path, string text)
    {
        Length(shape, path, text.Length);
        if (_model.Pattern(shape) is { } pattern && !Matches(pattern, text))
        {
            _wrong.Add((path, shape, "pattern", $"satisfy regular expression pattern: {pattern}"));
        }

        if (_model.Enum(shape) is { Count: > 0 } values && !values.Contains(text))
        {
            _wrong.Add((path, shape, "enum", $"satisfy enum value set: [{string.Join(", ", values)}]"));
        }
    }

    private void Length(string shape, string path, int length)
    {
        if (length < (_model.Number(shape, "min") ?? 0))
        {
            _wrong.Add((path, shape, "minimum length", $"have length greater than or equal to {_model.Number(shape, "min")}"));
        }
        else if (length > (_model.Number(shape, "max") ?? int.MaxValue))
        {
            _wrong.Add((path, shape, "maximum length", $"have length less than or equal to {_model.Number(shape, "max")}"));
        }
    }

    /// <summary>The whole text, and with the models' meaning of <c>\w</c> and <c>\d</c>: ASCII.</summary>
    private static bool Matches(string pattern, string text)
    {
        lock (Patterns)
        {
            if (!Patterns.TryGetValue(pattern, out var regex))
            {
                var ascii = pattern.Replace(@"[\w", "[a-zA-Z0-9_", StringComparison.Ordinal).Replace(@"\w", "[a-zA-Z0-9_]", StringComparison.Ordinal)
                    .Replace(@"[\d]", "[0-9]", StringComparison.Ordinal).Replace(@"\d", "[0-9]", StringComparison.Ordinal);
                Patterns[pattern] = regex = new Regex($@"\A(?:{ascii})\z", RegexOptions.CultureInvariant);
            }

            return regex.IsMatch(text);
        }
    }

    private static string Text(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}
