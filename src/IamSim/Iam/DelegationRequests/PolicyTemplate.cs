using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Policies.Documents;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Makes a policy of a template and the values of its parameters.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-policy-templates.html">IAM: policy templates</see></remarks>
internal sealed partial class PolicyTemplate
{
    private const string Statements = "Statement";
    private const string Enabled = "@Enabled";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);
    private readonly string _partition;
    private readonly QuotaOptions _quotas;
    private Fault? _fault;

    private PolicyTemplate(string partition, QuotaOptions quotas) => (_partition, _quotas) = (partition, quotas);

    /// <summary>True for the text of an object with statements; whether they are a policy shows when they are rendered.</summary>
    public static bool IsTemplate(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict) is JsonObject root && root[Statements] is JsonObject or JsonArray { Count: > 0 };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The policy that a template makes of its parameters, or why it makes none.</summary>
    public static Outcome<string> Render(string partition, string template, IReadOnlyList<PolicyParameter>? parameters, QuotaOptions quotas)
    {
        var renderer = new PolicyTemplate(partition, quotas);
        foreach (var parameter in parameters ?? [])
        {
            if (renderer.Take(parameter) is { } fault)
            {
                return fault;
            }
        }

        return renderer.Render(JsonNode.Parse(template, documentOptions: Strict)!.AsObject());
    }

    private Outcome<string> Render(JsonObject root)
    {
        var kept = new JsonArray();
        foreach (var statement in root[Statements] is JsonArray list ? list.ToList() : [root[Statements]])
        {
            if (statement is not JsonObject { } whole || IsEnabled(whole))
            {
                kept.Add(Filled(statement));
            }
        }

        root[Statements] = kept;
        if (_fault is not null)
        {
            return _fault;
        }

        var text = root.ToJsonString(Compact);
        if (PolicySize.NonWhitespaceLength(text) > _quotas.DelegationPolicySize)
        {
            return TooLarge();
        }

        return PolicyDocument.Parse(text, PolicyKind.Identity, _partition) is { IsValid: false, FirstError: { } error }
            ? DelegationErrors.NotAPolicy(error.Message)
            : text;
    }

    private Fault? Take(PolicyParameter parameter)
    {
        if (parameter is not { Name: { } name, Values: { Count: > 0 } values, Type: { } type })
        {
            return DelegationErrors.IncompleteParameter();
        }

        if (type == PolicyParameterTypeEnum.String && values.Count > 1)
        {
            return DelegationErrors.SeveralValues(name);
        }

        return _values.TryAdd(name, values) ? null : DelegationErrors.RepeatedParameter(name);
    }

    /// <summary>Whether a statement is in the policy: <c>@Enabled: "name"</c> where the parameter is True, <c>"!name"</c> where it is not.</summary>
    private bool IsEnabled(JsonObject statement)
    {
        if (!statement.TryGetPropertyValue(Enabled, out var directive))
        {
            return true;
        }

        statement.Remove(Enabled);
        if (directive is not JsonValue value || !value.TryGetValue<string>(out var name))
        {
            _fault ??= DelegationErrors.NotAPolicy($"{Enabled} must name a parameter.");
            return false;
        }

        var isNot = name.StartsWith('!');
        return (ValuesOf(isNot ? name[1..] : name) is ["True"]) != isNot;
    }

    private JsonNode? Filled(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                var filled = new JsonObject();
                foreach (var (name, value) in members)
                {
                    filled[name] = Filled(value);
                }

                return filled;
            case JsonArray items:
                var all = new JsonArray();
                foreach (var item in items)
                {
                    if (TextOf(item) is { } one)
                    {
                        Expand(one).ForEach(text => all.Add((JsonNode)text));
                    }
                    else
                    {
                        all.Add(Filled(item));
                    }
                }

                return all;
            default:
                return TextOf(node) is not { } alone ? node?.DeepClone()
                    : Expand(alone) is [var single] ? single
                    : new JsonArray([.. Expand(alone).Select(text => (JsonNode)text)]);
        }
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A text with the values in place: "StringList parameters create a cross-product of all combinations".</summary>
    private List<string> Expand(string text)
    {
        List<string> made = [string.Empty];
        var at = 0;
        foreach (Match match in Parameter().Matches(text))
        {
            var before = text[at..match.Index];
            var values = ValuesOf(match.Groups[1].Value);
            var characters = made.Sum(each => (long)each.Length + before.Length) * values.Count + values.Sum(v => (long)v.Length) * made.Count;
            if (characters > _quotas.DelegationPolicySize)
            {
                // Not made at all: lists of lists would grow past any memory.
                _fault ??= TooLarge();
                return [string.Empty];
            }

            made = [.. from each in made from value in values select each + before + value];
            at = match.Index + match.Length;
        }

        return made.ConvertAll(each => each + text[at..]);
    }

    private IReadOnlyList<string> ValuesOf(string parameter)
    {
        if (_values.TryGetValue(parameter, out var values))
        {
            return values;
        }

        _fault ??= DelegationErrors.MissingParameter(parameter);
        return [string.Empty];
    }

    private Fault TooLarge() => QuotaOptions.Exceeded(nameof(_quotas.DelegationPolicySize), _quotas.DelegationPolicySize);

    [GeneratedRegex(@"@\{([^{}]*)\}")]
    private static partial Regex Parameter();
}
