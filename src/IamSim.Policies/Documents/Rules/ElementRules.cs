namespace IamSim.Policies.Documents.Rules;

/// <summary>Which elements the kind forbids and which it requires.</summary>
internal static class ElementRules
{
    internal static void CheckProhibited(PolicyDocument document, KindRules rules, ErrorLog log)
    {
        // "The id_block … must not be included in identity-based policies":
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
        if (rules.Id == Presence.Forbidden && document.Id is { } id)
        {
            log.Add(PolicyErrorCode.ProhibitedElement, id.Position, ElementNames.Id, ElementNames.Id);
        }

        for (var index = 0; index < document.Statements.Length; index++)
        {
            var statement = document.Statements[index];
            var path = PolicyPath.Statement(index);
            if (statement.Principal is { } principal && (principal.IsNot ? rules.NotPrincipal : rules.Principal) == Presence.Forbidden)
            {
                Prohibited(principal.IsNot ? ElementNames.NotPrincipal : ElementNames.Principal, principal.Position);
            }

            if (statement.Action.IsNot && rules.NotAction == Presence.Forbidden)
            {
                Prohibited(ElementNames.NotAction, statement.Action.Position);
            }

            if (statement.Resource is { } resource && rules.Resource == Presence.Forbidden)
            {
                Prohibited(resource.IsNot ? ElementNames.NotResource : ElementNames.Resource, resource.Position);
            }

            if (statement.Effect == PolicyEffect.Allow && rules.DenyOnly && !IsFullAccess(statement))
            {
                log.Add(PolicyErrorCode.ProhibitedEffect, statement.Position, $"{path}.{ElementNames.Effect}");
            }

            void Prohibited(string element, TextPosition position) =>
                log.Add(PolicyErrorCode.ProhibitedElement, position, $"{path}.{element}", element);
        }
    }

    internal static void CheckRequired(PolicyDocument document, KindRules rules, ErrorLog log)
    {
        ForEach(document, (statement, path) =>
        {
            if (statement.Principal is null && rules.Principal == Presence.Required)
            {
                log.Add(PolicyErrorCode.MissingPrincipal, statement.Position, path, ElementNames.Principal);
            }
        });
        ForEach(document, (statement, path) =>
        {
            if (statement.Action.Patterns.IsEmpty)
            {
                log.Add(PolicyErrorCode.MissingAction, statement.Action.Position, path, ElementNames.Action);
            }
        });
        ForEach(document, (statement, path) =>
        {
            var missing = statement.Resource is null ? rules.Resource == Presence.Required : statement.Resource.Patterns.IsEmpty;
            if (missing && rules.Resource != Presence.Forbidden)
            {
                log.Add(PolicyErrorCode.MissingResource, statement.Resource?.Position ?? statement.Position, path, ElementNames.Resource);
            }
        });
    }

    // RCPFullAWSAccess, which AWS attaches and nobody can detach, allows everything:
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_attach.html
    private static bool IsFullAccess(PolicyStatement statement) =>
        statement is { Action: { IsNot: false, Patterns: [{ Value: "*" }] }, Resource: { IsNot: false, Patterns: [{ Value: "*" }] }, Conditions: [] };

    private static void ForEach(PolicyDocument document, Action<PolicyStatement, string> check)
    {
        for (var index = 0; index < document.Statements.Length; index++)
        {
            check(document.Statements[index], PolicyPath.Statement(index));
        }
    }
}
