using System.Collections.Immutable;
using IamSim.Policies.Documents;
using IamSim.Policies.Findings.Checks;

namespace IamSim.Policies.Findings;

/// <summary>Looks through a valid policy for what AWS accepts and nobody means.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html">IAM: policy check reference</see>; the
/// messages are IamSim's own, as are the codes of checks that IAM lacks.
/// </remarks>
public static class PolicyFindings
{
    public static ImmutableArray<Finding> Check(PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var log = new FindingLog();
        DocumentChecks.Check(document, log);
        for (var index = 0; index < document.Statements.Length; index++)
        {
            var statement = new StatementView(document, index);
            ActionChecks.Check(statement, log);
            ResourceChecks.Check(statement, log);
            SecurityChecks.Check(statement, log);
            ConditionKeyChecks.Check(statement, log);
            ConditionValueChecks.Check(statement, log);
            ContradictionChecks.Check(statement, log);
            VariableChecks.Check(statement, log);
        }

        RedundancyChecks.Check(document, log);
        return log.Findings;
    }
}
