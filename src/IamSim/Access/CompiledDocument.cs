using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Access;

/// <summary>A stored policy document, ready to decide with.</summary>
/// <param name="Text">As it is stored: positions count in it.</param>
/// <param name="Policy">Null for a text that is no valid policy, which grants and denies nothing.</param>
internal sealed record CompiledDocument(string Text, CompiledPolicy? Policy)
{
    public static CompiledDocument Of(string text, PolicyKind kind = PolicyKind.Identity) =>
        new(text, PolicyDocument.Parse(text, kind).Document is { } document ? CompiledPolicy.Compile(document) : null);
}
