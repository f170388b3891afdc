namespace IamSim.Policies.Documents.Rules;

/// <summary>Checks a grammatical document against the rules of its kind.</summary>
/// <remarks>
/// A rule goes over all statements before the next one begins. AWS documents no order; known from its answers are: the principal of an
/// identity policy comes before its missing resources, the prohibited resource of a trust policy before its missing principal and its
/// actions, a Sid's characters before its uniqueness. The rest of the order is chosen.
/// </remarks>
internal static class DocumentRules
{
    /// <param name="document">The document.</param>
    /// <param name="text">Its text.</param>
    /// <param name="partition">Where it is to be stored; null for a document that is asked about, of which less is wanted.</param>
    /// <param name="log">Takes what is wrong.</param>
    internal static void Check(PolicyDocument document, string text, string? partition, ErrorLog log)
    {
        var rules = KindRules.For(document.Kind);
        rules = partition is not null ? rules : rules with { CurrentVersionOnly = false };
        LayoutRules.Check(document, text, rules, log);
        ElementRules.CheckProhibited(document, rules, log);
        SidRules.Check(document, rules, log);
        ElementRules.CheckRequired(document, rules, log);
        PrincipalRules.Check(document, rules, partition, log);
        ActionRules.Check(document, rules, log);
        ResourceRules.Check(document, partition, log);
        ConditionRules.Check(document, log);
    }
}
