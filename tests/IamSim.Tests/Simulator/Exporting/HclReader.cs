using System.Text;
using System.Text.RegularExpressions;

namespace IamSim.Tests.Simulator.Exporting;

/// <summary>A resource of a Terraform file.</summary>
internal sealed record HclResource(string Type, string Label, IReadOnlyDictionary<string, object> Attributes)
{
    public string Text(string name) => (string)Attributes[name];
}

/// <summary>A reference, such as <c>aws_iam_user.alice.name</c>.</summary>
internal sealed record HclReference(string Path);

/// <summary>Reads as much of HCL as resources need, strictly: what it does not know fails.</summary>
internal sealed partial class HclReader(string text)
{
    private int _at;

    public IReadOnlyList<HclResource> Read()
    {
        var resources = new List<HclResource>();
        while (Skip())
        {
            Take("resource ");
            var type = Quoted();
            Take(" ");
            var label = Quoted();
            Take(" {\n");
            resources.Add(new HclResource(type, label, Attributes("}")));
        }

        return resources;
    }

    private Dictionary<string, object> Attributes(string end)
    {
        var attributes = new Dictionary<string, object>();
        while (Skip() && !Follows(end))
        {
            var name = text[_at] == '"' ? Quoted() : Identifier();
            Skip();
            Take("= ");
            attributes.Add(name, Expression());
            Take("\n");
        }

        Take(end);
        return attributes;
    }

    private object Expression()
    {
        switch (text[_at])
        {
            case '"':
                return Quoted();
            case '{':
                Take("{\n");
                return Attributes("}");
            case '[':
                return List();
            case '<':
                return Heredoc();
            case var digit when char.IsAsciiDigit(digit):
                return int.Parse(Match(Digits()), System.Globalization.CultureInfo.InvariantCulture);
            default:
                return new HclReference(Match(Traversal()));
        }
    }

    private List<object> List()
    {
        var items = new List<object>();
        Take("[");
        while (Skip() && !Follows("]"))
        {
            items.Add(Expression());
            Take(",");
        }

        Take("]");
        return items;
    }

    private string Heredoc()
    {
        Take("<<EOT\n");
        var end = text.IndexOf("\nEOT\n", _at, StringComparison.Ordinal);
        var document = text[_at..(end + 1)];
        _at = end + 4;
        return Template(document);
    }

    private string Quoted()
    {
        Take("\"");
        var value = new StringBuilder();
        for (; text[_at] != '"'; _at++)
        {
            Assert.False(char.IsControl(text[_at]));
            if (text[_at] != '\\')
            {
                value.Append(text[_at]);
                continue;
            }

            _ = text[++_at] switch
            {
                'n' => value.Append('\n'),
                'r' => value.Append('\r'),
                't' => value.Append('\t'),
                '"' or '\\' => value.Append(text[_at]),
                _ => throw new FormatException($"\\{text[_at]}"),
            };
        }

        _at++;
        return Template(value.ToString());
    }

    /// <summary>Takes the escapes of templates out; a template itself would be evaluated, and fails here.</summary>
    private static string Template(string text)
    {
        Assert.DoesNotMatch(BareTemplate(), text);
        return text.Replace("$${", "${", StringComparison.Ordinal).Replace("%%{", "%{", StringComparison.Ordinal);
    }

    private string Identifier() => Match(Name());

    private string Match(Regex regex)
    {
        var match = regex.Match(text, _at);
        Assert.True(match.Success && match.Index == _at, $"Not HCL: {text[_at..Math.Min(text.Length, _at + 60)]}");
        _at += match.Length;
        return match.Value;
    }

    private void Take(string expected)
    {
        Assert.True(Follows(expected), $"Expected {expected}, found {text[_at..Math.Min(text.Length, _at + 60)]}");
        _at += expected.Length;
    }

    private bool Follows(string expected) => string.CompareOrdinal(text, _at, expected, 0, expected.Length) == 0;

    /// <summary>Blanks and comments; false at the end.</summary>
    private bool Skip()
    {
        for (; _at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] == '#'); _at++)
        {
            _at = text[_at] == '#' ? text.IndexOf('\n', _at) : _at;
        }

        return _at < text.Length;
    }

    [GeneratedRegex(@"\G[A-Za-z_][A-Za-z0-9_-]*")]
    private static partial Regex Name();

    [GeneratedRegex(@"\G[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)+")]
    private static partial Regex Traversal();

    [GeneratedRegex(@"\G[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<!\$)\$\{|(?<!%)%\{")]
    private static partial Regex BareTemplate();
}
