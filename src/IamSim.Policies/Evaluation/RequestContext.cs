using System.Collections.Immutable;

namespace IamSim.Policies.Evaluation;

/// <summary>The context keys of one request and their values. Names have no case.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html">IAM: Condition</see>. A key with an
/// empty list of values is a key that the request lacks.
/// </remarks>
public sealed class RequestContext
{
    private readonly Entry[] entries;

    // Open addressing over entries: place + 1, zero where free. Never more than half full.
    private readonly int[] places;

    /// <summary>Of keys given twice, the later counts.</summary>
    public RequestContext(IEnumerable<KeyValuePair<string, ImmutableArray<string>>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var byName = new Dictionary<string, Entry>(32, StringComparer.Ordinal);
        foreach (var (name, list) in values)
        {
            var key = new ContextKey(name);
            var texts = new ContextValue[list.Length];
            for (var index = 0; index < texts.Length; index++)
            {
                texts[index] = new ContextValue(list[index]);
            }

            byName[key.Name] = new Entry(key, list, texts);
        }

        entries = [.. byName.Values.Where(entry => entry.Values.Length > 0)];
        var size = 4;
        while (size < entries.Length * 2)
        {
            size *= 2;
        }

        places = new int[size];
        for (var index = 0; index < entries.Length; index++)
        {
            var place = entries[index].Key.Hash & (size - 1);
            while (places[place] != 0)
            {
                place = (place + 1) & (size - 1);
            }

            places[place] = index + 1;
        }
    }

    public static RequestContext Empty { get; } = new([]);

    /// <summary>The keys in lower case.</summary>
    public IEnumerable<string> Keys => entries.Select(entry => entry.Key.Name);

    /// <summary>The keys in lower case, each with its values.</summary>
    public IEnumerable<KeyValuePair<string, ImmutableArray<string>>> Entries => entries.Select(entry => KeyValuePair.Create(entry.Key.Name, entry.Texts));

    /// <summary>The values of a key, none where the request lacks it.</summary>
    public ImmutableArray<string> this[string key] => FindEntry(new ContextKey(key))?.Texts ?? [];

    internal ContextValue[]? Find(in ContextKey key) => FindEntry(key)?.Values;

    private Entry? FindEntry(in ContextKey key)
    {
        var mask = places.Length - 1;
        for (var place = key.Hash & mask; places[place] != 0; place = (place + 1) & mask)
        {
            var entry = entries[places[place] - 1];
            if (entry.Key.Hash == key.Hash && entry.Key.Name == key.Name)
            {
                return entry;
            }
        }

        return null;
    }

    private sealed record Entry(ContextKey Key, ImmutableArray<string> Texts, ContextValue[] Values);
}

/// <summary>The name of a context key, ready to be looked up: hashing it at each decision would cost more than the comparison.</summary>
internal readonly struct ContextKey
{
    internal ContextKey(string name)
    {
        Name = name.ToLowerInvariant();
        Hash = string.GetHashCode(Name, StringComparison.Ordinal);
    }

    internal string Name { get; }

    internal int Hash { get; }
}
