using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Access;

/// <summary>What a question costs that a document is asked: its patterns, each of which may be looked at.</summary>
internal static class DocumentWeight
{
    public static long Of(IEnumerable<AttachedPolicy> policies) => policies.Sum(policy => policy.Policy.Document.Statements.Sum(Of));

    private static long Of(PolicyStatement statement) =>
        statement.Action.Patterns.Length + (statement.Resource?.Patterns.Length ?? 0) + statement.Conditions.Sum(condition => condition.Values.Length);
}
