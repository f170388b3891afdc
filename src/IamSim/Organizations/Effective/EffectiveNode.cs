using System.Text.Json.Nodes;

namespace IamSim.Organizations.Effective;

/// <summary>A place in an effective policy: what was assigned to it, what stands below it, and what lower levels may still do to it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html">Organizations: Inheritance operators</see></remarks>
internal sealed class EffectiveNode
{
    private const string Assign = "@@assign";
    private const string Append = "@@append";
    private const string Remove = "@@remove";
    private const string Allowed = "@@operators_allowed_for_child_policies";

    private readonly SortedDictionary<string, EffectiveNode> _children = new(StringComparer.Ordinal);
    private JsonNode? _value;
    private HashSet<string>? _allowed;
    private HashSet<string>? _allowedBelow;

    public bool IsEmpty => _value is null && _children.Values.All(child => child.IsEmpty);

    /// <summary>Applies a policy of the level that is being read.</summary>
    /// <param name="policy">The policy's part for this place.</param>
    /// <param name="inherited">What the levels above allow where they say nothing of this place; null for everything.</param>
    public void Apply(JsonObject policy, HashSet<string>? inherited = null)
    {
        var allowed = _allowed ?? inherited;
        foreach (var (name, value) in policy)
        {
            if (name == Allowed)
            {
                Restrict(Texts(value));
            }
            else if (name.StartsWith("@@", StringComparison.Ordinal))
            {
                if (allowed is null || allowed.Contains(name))
                {
                    Operate(name, value);
                }
            }
            else if (value is JsonObject child)
            {
                Below(name).Apply(child, allowed);
            }
            else if (allowed is null || allowed.Contains(Assign))
            {
                // A value without an operator is assigned.
                Below(name)._value = value?.DeepClone();
            }
        }
    }

    /// <summary>A level has been read: what it leaves to those below counts from here on.</summary>
    public void EndLevel()
    {
        _allowed = _allowedBelow ?? _allowed;
        foreach (var child in _children.Values)
        {
            child.EndLevel();
        }
    }

    /// <summary>The policy as it is in force, without operators.</summary>
    public JsonNode? ToJson()
    {
        if (_value is not null)
        {
            return _value.DeepClone();
        }

        var members = new JsonObject();
        foreach (var (name, child) in _children.Where(c => !c.Value.IsEmpty))
        {
            members[name] = child.ToJson();
        }

        return members;
    }

    private void Operate(string name, JsonNode? value)
    {
        switch (name)
        {
            case Assign:
                _value = value?.DeepClone();
                break;
            case Append:
                Write(Texts(_value).Concat(Texts(value)).Distinct());
                break;
            case Remove:
                Write(Texts(_value).Except(Texts(value)));
                break;
        }
    }

    private void Write(IEnumerable<string> texts) => _value = new JsonArray([.. texts.Select(t => JsonValue.Create(t))]);

    /// <summary>Several policies of a level leave what each of them leaves.</summary>
    private void Restrict(IReadOnlyList<string> operators)
    {
        if (operators.Contains("@@all"))
        {
            return;
        }

        var left = operators.ToHashSet();
        if ((_allowedBelow ?? _allowed) is { } before)
        {
            left.IntersectWith(before);
        }

        _allowedBelow = left;
    }

    private EffectiveNode Below(string name) => _children.TryGetValue(name, out var child) ? child : _children[name] = new EffectiveNode();

    private static List<string> Texts(JsonNode? value) => value switch
    {
        JsonArray list => [.. list.Select(i => i?.ToString() ?? string.Empty)],
        null => [],
        _ => [value.ToString()],
    };
}
