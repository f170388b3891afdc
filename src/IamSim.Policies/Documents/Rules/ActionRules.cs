namespace IamSim.Policies.Documents.Rules;

/// <summary>What actions look like: <c>*</c>, or a service's prefix, a colon and a pattern.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html">IAM: Action</see></remarks>
internal static class ActionRules
{
    internal static void Check(PolicyDocument document, KindRules rules, ErrorLog log)
    {
        for (var index = 0; index < document.Statements.Length; index++)
        {
            var clause = document.Statements[index].Action;
            for (var item = 0; item < clause.Patterns.Length; item++)
            {
                var action = clause.Patterns[item];
                if (Fault(action.Value, clause.IsNot, rules) is { } code)
                {
                    var list = $"{PolicyPath.Statement(index)}.{(clause.IsNot ? ElementNames.NotAction : ElementNames.Action)}";
                    var vendor = action.Value.Split(':', 2)[0];
                    log.Add(code, action.Position, PolicyPath.Item(list, item), vendor);
                }
            }
        }
    }

    private static PolicyErrorCode? Fault(string action, bool isNot, KindRules rules)
    {
        if (rules.AssumeRoleActionsOnly)
        {
            // NotAction would name every action of every service but a few.
            return isNot || !AssumeRoleActions.Matches(action) ? PolicyErrorCode.ActionNotAssumeRole : null;
        }

        if (action == "*")
        {
            return null;
        }

        var colon = action.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == action.Length - 1)
        {
            return PolicyErrorCode.UnprefixedAction;
        }

        if (action.IndexOf(':', colon + 1) >= 0)
        {
            return PolicyErrorCode.ActionWithManyColons;
        }

        var vendor = action.AsSpan(0, colon);
        if (vendor.ContainsAny('*', '?'))
        {
            return PolicyErrorCode.WildcardActionVendor;
        }

        return IsVendor(vendor) ? null : PolicyErrorCode.InvalidActionVendor;
    }

    private static bool IsVendor(ReadOnlySpan<char> vendor)
    {
        foreach (var character in vendor)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
