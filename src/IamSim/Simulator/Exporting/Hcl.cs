using System.Globalization;
using System.Text;

namespace IamSim.Simulator.Exporting;

/// <summary>An attribute of a block.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">Its value as HCL; null leaves the attribute out.</param>
internal readonly record struct HclAttribute(string Name, string? Expression);

/// <summary>Spells HCL, Terraform's language, as <c>terraform fmt</c> would.</summary>
/// <remarks><see href="https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md">HCL Native Syntax Specification</see></remarks>
internal static class Hcl
{
    private const string HeredocStart = "<<";

    /// <summary>A resource's block.</summary>
    public static void Resource(StringBuilder text, string type, string label, params ReadOnlySpan<HclAttribute> attributes)
    {
        text.Append(CultureInfo.InvariantCulture, $"resource \"{type}\" \"{label}\" {{\n");
        Attributes(text, "  ", attributes);
        text.Append("}\n\n");
    }

    /// <summary>A text in quotes. Of templates, only the two beginnings mean something.</summary>
    public static string Text(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '\u007f' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        return Literal(text.Append('"').ToString());
    }

    /// <summary>JSON as a heredoc, which takes it as it is; no line of JSON can be the end mark alone.</summary>
    public static string Json(string json) => $"{HeredocStart}EOT\n{Literal(json)}\nEOT";

    /// <summary>A list of expressions.</summary>
    public static string List(IReadOnlyCollection<string> items) =>
        items.Count == 0 ? "[]" : $"[\n{string.Concat(items.Select(item => $"    {item},\n"))}  ]";

    /// <summary>A map of texts; null for an empty one.</summary>
    public static string? Map(IReadOnlyCollection<(string Key, string Value)> items)
    {
        if (items.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder("{\n");
        Attributes(text, "    ", [.. items.Select(item => new HclAttribute(Text(item.Key), Text(item.Value)))]);
        return text.Append("  }").ToString();
    }

    /// <summary>A name that HCL takes: letters, digits, underscores and hyphens, and no digit first.</summary>
    public static string Identifier(string name)
    {
        var label = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
        return char.IsAsciiLetter(label[0]) || label[0] == '_' ? label : "_" + label;
    }

    /// <summary>
    /// Attributes on lines that follow each other have their equal signs below each other. One whose brackets go over several lines stands apart;
    /// a heredoc belongs to those before it.
    /// </summary>
    private static void Attributes(StringBuilder text, string indent, ReadOnlySpan<HclAttribute> attributes)
    {
        var group = new List<HclAttribute>();
        foreach (var attribute in attributes)
        {
            if (attribute.Expression is not { } expression)
            {
                continue;
            }

            var isLong = expression.Contains('\n', StringComparison.Ordinal);
            var isHeredoc = expression.StartsWith(HeredocStart, StringComparison.Ordinal);
            if (isLong && !isHeredoc)
            {
                Send(text, indent, group);
            }

            group.Add(attribute);
            if (isLong)
            {
                Send(text, indent, group);
            }
        }

        Send(text, indent, group);
    }

    private static void Send(StringBuilder text, string indent, List<HclAttribute> group)
    {
        var width = group.Count == 0 ? 0 : group.Max(a => Width(a.Name));
        foreach (var (name, expression) in group)
        {
            text.Append(indent).Append(name).Append(' ', width - Width(name)).Append(" = ").Append(expression).Append('\n');
        }

        group.Clear();
    }

    private static int Width(string name) => new StringInfo(name).LengthInTextElements;

    private static string Literal(string text) =>
        text.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal);
}
