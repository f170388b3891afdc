using System.Xml.Linq;

namespace IamSim.Tests.Support;

/// <summary>An answer of the AWS endpoint.</summary>
public sealed class WireAnswer
{
    public WireAnswer(HttpResponseMessage response, string text)
    {
        Status = (int)response.StatusCode;
        Text = text;
        Xml = text.StartsWith('<') ? XElement.Parse(text) : null;
        RequestId = response.Headers.TryGetValues("x-amzn-RequestId", out var ids) ? ids.Single() : null;
    }

    public int Status { get; }

    public string Text { get; }

    public XElement? Xml { get; }

    public string? RequestId { get; }

    /// <summary>The error's code; null for a success.</summary>
    public string? Code => Value("Error/Code") ?? Value("Errors/Error/Code");

    public string? Message => Value("Error/Message") ?? Value("Errors/Error/Message");

    /// <summary>The first element by local names under the result: <c>Element("User/Arn")</c>; null where there is none.</summary>
    public XElement? Element(string path)
    {
        var at = Xml;
        if (at?.Elements().FirstOrDefault(e => e.Name.LocalName.EndsWith("Result", StringComparison.Ordinal)) is { } result)
        {
            at = result;
        }

        foreach (var name in path.Split('/'))
        {
            at = at?.Elements().FirstOrDefault(e => e.Name.LocalName == name);
        }

        return at;
    }

    public string? Value(string path) => Element(path)?.Value;

    /// <summary>The members of a list: <c>Members("Users")</c>.</summary>
    public IReadOnlyList<XElement> Members(string path) => Element(path)?.Elements().ToList() ?? [];

    /// <summary>One child's text of each member of a list: <c>Values("Users", "UserName")</c>.</summary>
    public IReadOnlyList<string?> Values(string path, string child) =>
        Members(path).Select(m => m.Elements().FirstOrDefault(e => e.Name.LocalName == child)?.Value).ToList();

    /// <summary>Expects a refusal, to the letter; null for the few that AWS explains by nothing but their code.</summary>
    public void Refused(int status, string code, string? message)
    {
        Assert.Equal((status, code, message), (Status, Code, Message));
    }
}
