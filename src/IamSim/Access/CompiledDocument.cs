using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Access;

/// <summary>A stored policy document, ready to decide with.</summary>
/// <param name="Text">As it is stored: positions count in it.</param>
/// <param name="Policy">Null for a text that is no valid policy, which grants and denies nothing.</param>
internal sealed record CompiledDocument(string Text, CompiledPolicy? Policy)
{
    /// <summary>
    /// Judged when it was stored, it is not judged again: documents of AWS's, and those that came with an import, have ARNs that IAM takes from
    /// nobody else.
    /// </summary>
    public static CompiledDocument Of(string text, PolicyKind kind = PolicyKind.Identity) =>
        new(text, PolicyDocument.ParseToAsk(text, kind).Document is { } document ? CompiledPolicy.Compile(document) : null);
}
