using System.Globalization;
using System.Text.Json;

namespace IamSim.CloudTrail.Queries.Engine;

/// <summary>
/// What the columns of a result are called, as Presto calls them: by alias, or as a column's name is written in the statement; <c>_col1</c> for the second column
/// where that is neither.
/// </summary>
internal sealed class ResultNames
{
    // Empty where there is none. Before the first * they count from the left, behind the last from the right; the columns of * have the engine's.
    private readonly List<string> _left = [];
    private readonly List<string> _right = [];

    public static ResultNames Of(JsonElement statement)
    {
        var names = new ResultNames();
        if (FirstSelect(statement.GetProperty("node")) is not { } select)
        {
            return names;
        }

        var columns = select.GetProperty("select_list").EnumerateArray().ToList();
        var first = columns.FindIndex(IsStar);
        var last = columns.FindLastIndex(IsStar);
        names._left.AddRange((first < 0 ? columns : columns[..first]).Select(NameOf));
        names._right.AddRange(last < 0 ? [] : columns[(last + 1)..].Select(NameOf));
        return names;
    }

    public string[] For(IReadOnlyList<string> engine)
    {
        var names = engine.ToArray();
        for (var at = 0; at < names.Length; at++)
        {
            var fromRight = at - (names.Length - _right.Count);
            var name = at < _left.Count ? _left[at] : fromRight >= 0 ? _right[fromRight] : null;
            names[at] = name is null ? names[at] : name.Length > 0 ? name : "_col" + at.ToString(CultureInfo.InvariantCulture);
        }

        return names;
    }

    private static bool IsStar(JsonElement column) => column.GetProperty("class").ValueEquals("STAR");

    private static string NameOf(JsonElement column)
    {
        if (column.GetProperty("alias").GetString() is { Length: > 0 } alias)
        {
            return alias;
        }

        return column.GetProperty("class").ValueEquals("COLUMN_REF") ? column.GetProperty("column_names").EnumerateArray().Last().GetString()!
            : MemberOf(column) ?? string.Empty;
    }

    /// <summary>What is behind the last dot of <c>element_at(resources, 1).arn</c>.</summary>
    private static string? MemberOf(JsonElement column) =>
        column.TryGetProperty("function_name", out var function) && function.ValueEquals("struct_extract")
        && column.GetProperty("children") is { ValueKind: JsonValueKind.Array } parts && parts.GetArrayLength() == 2
        && parts[1].TryGetProperty("value", out var constant) && constant.TryGetProperty("value", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;

    /// <summary>Of a union, the first part names the columns.</summary>
    private static JsonElement? FirstSelect(JsonElement node)
    {
        while (true)
        {
            if (node.TryGetProperty("select_list", out _))
            {
                return node;
            }

            if (node.TryGetProperty("children", out var children) && children.ValueKind == JsonValueKind.Array && children.GetArrayLength() > 0)
            {
                node = Node(children[0]);
            }
            else if (node.TryGetProperty("left", out var left))
            {
                node = Node(left);
            }
            else
            {
                return null;
            }
        }
    }

    private static JsonElement Node(JsonElement part) => part.TryGetProperty("node", out var inner) ? inner : part;
}
