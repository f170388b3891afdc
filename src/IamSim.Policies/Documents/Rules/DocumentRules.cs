namespace IamSim.Policies.Documents.Rules;

/// <summary>Checks a grammatical document against the rules of its kind.</summary>
/// <remarks>
/// A rule goes over all statements before the next one begins. AWS documents no order; known from its answers are: the principal of an
/// identity policy comes before its missing resources, the prohibited resource of a trust policy before its missing principal and its
/// actions, a Sid's characters before its uniqueness. The rest of the order is chosen.
/// </remarks>
internal static class DocumentRules
{
    internal static void Check(PolicyDocument document, string text, bool isToStore, ErrorLog log)
    {
        var rules = KindRules.For(document.Kind);
        rules = isToStore ? rules : rules with { CurrentVersionOnly = false };
        LayoutRules.Check(document, text, rules, log);
        ElementRules.CheckProhibited(document, rules, log);
        SidRules.Check(document, rules, log);
        ElementRules.CheckRequired(document, rules, log);
        PrincipalRules.Check(document, rules, log);
        ActionRules.Check(document, rules, log);
        ResourceRules.Check(document, isToStore, log);
        ConditionRules.Check(document, log);
    }
}
