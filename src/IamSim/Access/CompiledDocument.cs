using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Access;

/// <summary>A stored policy document, ready to decide with.</summary>
/// <param name="Text">As it is stored: positions count in it.</param>
/// <param name="Policy">Null for a text that is no valid policy, which grants and denies nothing.</param>
internal sealed record CompiledDocument(string Text, CompiledPolicy? Policy)
{
    public static CompiledDocument Of(string text, PolicyKind kind = PolicyKind.Identity) => Compiled(text, PolicyDocument.Parse(text, kind));

    /// <summary>A document of AWS's: some few have ARNs that IAM takes from nobody else.</summary>
    public static CompiledDocument OfAws(string text) => Compiled(text, PolicyDocument.ParseToAsk(text, PolicyKind.Identity));

    private static CompiledDocument Compiled(string text, ParseResult parsed) =>
        new(text, parsed.Document is { } document ? CompiledPolicy.Compile(document) : null);
}
