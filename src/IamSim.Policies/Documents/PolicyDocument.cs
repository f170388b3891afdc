using System.Collections.Immutable;
using IamSim.Policies.Documents.Rules;
using IamSim.Policies.Documents.Syntax;
using IamSim.Policies.Documents.Text;

namespace IamSim.Policies.Documents;

/// <summary>A policy document that is valid for its kind, as a tree that no one can change.</summary>
/// <remarks>
/// <see cref="Parse(string, PolicyKind, string)"/> goes through three rooms, and only what left one without error enters the next: the text (JSON), the syntax (the
/// grammar of all kinds), the rules (what the kind requires and forbids). The time is linear in the text, whose size the caller bounds.
/// </remarks>
public sealed class PolicyDocument
{
    internal PolicyDocument(PolicyKind kind) => Kind = kind;

    public PolicyKind Kind { get; }

    /// <summary>What was parsed: positions count in it.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>The language's version; without <c>Version</c> it is 2008-10-17.</summary>
    public PolicyVersion Version => StatedVersion ?? PolicyVersion.V20081017;

    /// <summary>The version as written; null where none is.</summary>
    public PolicyVersion? StatedVersion { get; internal init; }

    public PolicyText? Id { get; internal init; }

    /// <summary>At least one.</summary>
    public ImmutableArray<PolicyStatement> Statements { get; internal init; } = [];

    internal TextPosition? VersionPosition { get; init; }

    /// <summary>Where the key <c>Statement</c> stands if its value is one statement without brackets.</summary>
    internal TextPosition? SingleStatementPosition { get; init; }

    /// <summary>The document that <paramref name="text"/> holds, if it is a valid policy of <paramref name="kind"/>, as AWS would store it.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="kind">What the policy is for.</param>
    /// <param name="partition">The one that the account is in: a policy names nothing of another.</param>
    public static ParseResult Parse(string text, PolicyKind kind, string partition) => ParseIn(partition, text, kind);

    /// <summary>
    /// The document that <paramref name="text"/> holds, if it is a policy that can be asked about: an older version and ARNs that AWS would not
    /// store, incomplete ones above all, pass.
    /// </summary>
    public static ParseResult ParseToAsk(string text, PolicyKind kind) => ParseIn(null, text, kind);

    /// <summary>The document as JSON without white space: it parses to an equal document. Not the text that was parsed.</summary>
    public string ToJson() => PolicyPrinter.Print(this);

    /// <param name="partition">Where it is to be stored; null where it is not.</param>
    /// <param name="text">JSON.</param>
    /// <param name="kind">What the policy is for.</param>
    private static ParseResult ParseIn(string? partition, string text, PolicyKind kind)
    {
        ArgumentNullException.ThrowIfNull(text);
        var log = new ErrorLog(kind);
        if (JsonReader.Read(text, out var fault) is not { } root)
        {
            log.Add(fault!.Code, fault.Position, "");
            return new ParseResult(log.Errors);
        }

        var document = DocumentSyntax.Read(root, kind, log);
        if (document is null || log.HasErrors)
        {
            return new ParseResult(log.Errors);
        }

        document.Text = text;
        DocumentRules.Check(document, text, partition, log);
        return log.HasErrors ? new ParseResult(log.Errors) : new ParseResult(document);
    }
}
