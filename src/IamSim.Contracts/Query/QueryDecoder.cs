using System.Globalization;
using IamSim.Contracts.Validation;

namespace IamSim.Contracts.Query;

/// <summary>Reads typed members out of a query form; what cannot be read goes to <see cref="Violations"/>. Generated code calls it.</summary>
public static class QueryDecoder
{
    public static string? String(QueryNode? node) => node?.Value;

    public static int? Integer(QueryNode? node, string path, Violations violations)
    {
        var text = node?.Value;
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        violations.WrongType(path, "an integer");
        return null;
    }

    public static long? Long(QueryNode? node, string path, Violations violations)
    {
        var text = node?.Value;
        if (text is null)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        violations.WrongType(path, "an integer");
        return null;
    }

    public static double? Double(QueryNode? node, string path, Violations violations)
    {
        var text = node?.Value;
        if (text is null)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        violations.WrongType(path, "a number");
        return null;
    }

    /// <summary><c>true</c> or <c>false</c> in any case: botocore sends lower case, other clients do not.</summary>
    public static bool? Boolean(QueryNode? node, string path, Violations violations)
    {
        var text = node?.Value;
        if (text is null)
        {
            return null;
        }

        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        violations.WrongType(path, "a boolean");
        return null;
    }

    public static DateTimeOffset? Timestamp(QueryNode? node, string path, Violations violations)
    {
        var text = node?.Value;
        if (text is null)
        {
            return null;
        }

        if (Timestamps.TryParse(text, out var value))
        {
            return value;
        }

        violations.WrongType(path, "a timestamp");
        return null;
    }

    public static byte[]? Blob(QueryNode? node, string path, Violations violations)
    {
        var text = node?.Value;
        if (text is null)
        {
            return null;
        }

        var bytes = new byte[((text.Length * 3) + 3) / 4];
        if (Convert.TryFromBase64String(text, bytes, out var length))
        {
            return bytes.AsSpan(0, length).ToArray();
        }

        violations.WrongType(path, "base64-encoded");
        return null;
    }

    public static T? Structure<T>(QueryNode? node, string path, Violations violations, Func<QueryNode, Violations, T> read)
        where T : class
    {
        if (node is null)
        {
            return null;
        }

        violations.Enter(path);
        var value = read(node, violations);
        violations.Leave();
        return value;
    }

    /// <summary>
    /// A list: <c>name.item.N</c>, or <c>name.N</c> where the model flattens it (<paramref name="item"/> is null). Items are in the order
    /// of their numbers, whose gaps do not matter; <c>name=</c> alone is the empty list, as SDKs send it.
    /// </summary>
    public static IReadOnlyList<T>? List<T>(
        QueryNode? node, string? item, string path, Violations violations, Func<QueryNode, Violations, T?> read)
        where T : class
    {
        if (node is null)
        {
            return null;
        }

        if (Items(item is null ? node : node[item]) is not { } numbered)
        {
            violations.WrongType(path, "a list with numbered items");
            return null;
        }

        var values = new List<T>(numbered.Count);
        for (var i = 0; i < numbered.Count; i++)
        {
            violations.Enter(path, i + 1);
            if (read(numbered[i], violations) is { } value)
            {
                values.Add(value);
            }

            violations.Leave();
        }

        return values;
    }

    /// <summary>A map: <c>name.entry.N.key</c> and <c>.value</c>, or <c>name.N.key</c> where the model flattens it.</summary>
    public static IReadOnlyDictionary<string, T>? Map<T>(
        QueryNode? node, string? entry, string key, string value, string path, Violations violations, Func<QueryNode, Violations, T?> read)
        where T : class
    {
        if (node is null)
        {
            return null;
        }

        if (Items(entry is null ? node : node[entry]) is not { } numbered)
        {
            violations.WrongType(path, "a map with numbered entries");
            return null;
        }

        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var child in numbered)
        {
            violations.Enter(path);
            if (child[key]?.Value is { } keyText && child[value] is { } valueNode && read(valueNode, violations) is { } read1)
            {
                values[keyText] = read1;
            }
            else
            {
                violations.WrongType(string.Empty, "a map whose entries have key and value");
            }

            violations.Leave();
        }

        return values;
    }

    /// <summary>A list whose items are numbers, booleans or dates.</summary>
    public static IReadOnlyList<T>? ValueList<T>(
        QueryNode? node, string? item, string path, Violations violations, Func<QueryNode, Violations, T?> read)
        where T : struct =>
        List(node, item, path, violations, (child, v) => read(child, v) is { } value ? new Box<T>(value) : null)?.Select(b => b.Value).ToList();

    private static List<QueryNode>? Items(QueryNode? list)
    {
        if (list is null)
        {
            return [];
        }

        var numbered = new List<(int Number, QueryNode Node)>(list.Children.Count);
        foreach (var (name, child) in list.Children)
        {
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            numbered.Add((number, child));
        }

        numbered.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        return numbered.ConvertAll(static x => x.Node);
    }

    private sealed record Box<T>(T Value)
        where T : struct;
}
