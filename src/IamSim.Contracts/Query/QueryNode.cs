using System.Diagnostics.CodeAnalysis;

namespace IamSim.Contracts.Query;

/// <summary>
/// A request of the AWS query protocol as a tree: <c>Tags.member.1.Key=team</c> is <c>Tags → member → 1 → Key</c> with a value.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "A node of a tree, not a collection.")]
public sealed class QueryNode
{
    private List<KeyValuePair<string, QueryNode>>? _children;

    /// <summary>The text at this very key; null where the key only leads further.</summary>
    public string? Value { get; internal set; }

    public IReadOnlyList<KeyValuePair<string, QueryNode>> Children => _children ?? [];

    public QueryNode? this[ReadOnlySpan<char> name]
    {
        get
        {
            if (_children is not null)
            {
                foreach (var (key, child) in _children)
                {
                    if (name.SequenceEqual(key))
                    {
                        return child;
                    }
                }
            }

            return null;
        }
    }

    internal QueryNode GetOrAdd(ReadOnlySpan<char> name)
    {
        var child = this[name];
        if (child is null)
        {
            child = new QueryNode();
            (_children ??= []).Add(new(name.ToString(), child));
        }

        return child;
    }
}
