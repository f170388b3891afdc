using IamSim.Policies.Documents;

namespace IamSim.Policies.Evaluation;

/// <summary>A document made ready to decide with. Immutable: compile once per text, share among principals and threads.</summary>
public sealed class CompiledPolicy
{
    private CompiledPolicy(PolicyDocument document)
    {
        Document = document;
        Statements = new CompiledStatement[document.Statements.Length];
        for (var index = 0; index < Statements.Length; index++)
        {
            Statements[index] = new CompiledStatement(document, index);
        }
    }

    public PolicyDocument Document { get; }

    internal CompiledStatement[] Statements { get; }

    public static CompiledPolicy Compile(PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new CompiledPolicy(document);
    }
}
