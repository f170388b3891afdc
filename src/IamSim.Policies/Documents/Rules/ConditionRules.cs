namespace IamSim.Policies.Documents.Rules;

/// <summary>Condition keys have a prefix, <c>service:keyname</c>. More colons may follow: tag keys hold them.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html">IAM: Condition</see></remarks>
internal static class ConditionRules
{
    internal static void Check(PolicyDocument document, ErrorLog log)
    {
        for (var index = 0; index < document.Statements.Length; index++)
        {
            foreach (var condition in document.Statements[index].Conditions)
            {
                if (condition.Key.IndexOf(':', StringComparison.Ordinal) <= 0)
                {
                    var path = $"{PolicyPath.Statement(index)}.{ElementNames.Condition}.{condition.Operator}.{condition.Key}";
                    log.Add(PolicyErrorCode.UnprefixedConditionKey, condition.Position, path, condition.Key);
                }
            }
        }
    }
}
