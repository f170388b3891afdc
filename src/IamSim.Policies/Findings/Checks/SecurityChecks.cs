using IamSim.Policies.Documents;

namespace IamSim.Policies.Findings.Checks;

/// <summary>What allows too much.</summary>
internal static class SecurityChecks
{
    private const string PassRole = "iam:PassRole";
    private const string CreateServiceLinkedRole = "iam:CreateServiceLinkedRole";

    internal static void Check(StatementView view, FindingLog log)
    {
        CheckPrincipal(view, log);
        if (!view.IsAllow)
        {
            return;
        }

        var statement = view.Statement;
        var isCeiling = view.Document.Kind is PolicyKind.ServiceControl or PolicyKind.ResourceControl or PolicyKind.PermissionsBoundary or PolicyKind.VpcEndpoint;
        if (isCeiling)
        {
            return;
        }

        if (statement.Action.IsNot)
        {
            log.Security(
                "ALLOW_WITH_NOT_ACTION",
                "Allow with NotAction allows every action but those named, those of services to come too. Name the actions that are meant.",
                statement.Action.Position,
                view.Path + ".NotAction");
        }

        if (statement.Resource is { IsNot: true } excluded)
        {
            log.Security(
                "ALLOW_WITH_NOT_RESOURCE",
                "Allow with NotResource allows every resource but those named. Name the resources that are meant.",
                excluded.Position,
                view.Path + ".NotResource");
        }

        var isAll = !statement.Action.IsNot && statement.Action.Patterns.Any(pattern => pattern.Value is "*" or "*:*");
        if (isAll && view.IsForAnyResource && statement.Conditions.IsEmpty && statement.Principal is null)
        {
            log.Security(
                "ALLOW_ALL",
                "This allows every action on every resource: whoever has it is an administrator. Name what is needed.",
                statement.Action.Position,
                view.Path + ".Action");
        }

        CheckRoles(view, log);
    }

    private static void CheckRoles(StatementView view, FindingLog log)
    {
        var patterns = view.Statement.Action.Patterns;
        if (view.AllowsAction(PassRole) && !view.HasCondition("iam:PassedToService"))
        {
            var index = patterns.Select((pattern, at) => (pattern, at)).First(item => StatementView.Matches(item.pattern.Value, PassRole)).at;
            var isPattern = patterns[index].Value.Contains('*');
            var path = view.PathOf("Action", index, patterns.Length);
            if (view.Statement.Resource is { IsNot: true })
            {
                log.Security(
                    isPattern ? "PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE" : "PASS_ROLE_WITH_NOT_RESOURCE",
                    "iam:PassRole with NotResource lets nearly every role be passed. Name the roles.",
                    patterns[index].Position,
                    path);
            }
            else if (view.IsForAnyResource)
            {
                log.Security(
                    isPattern ? "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE" : "PASS_ROLE_WITH_STAR_IN_RESOURCE",
                    "iam:PassRole on * lets every role be given to a service, also an administrator's. Name the roles, and the service by iam:PassedToService.",
                    patterns[index].Position,
                    path);
            }
        }

        if (view.AllowsAction(CreateServiceLinkedRole) && view.IsForAnyResource && !view.HasCondition("iam:AWSServiceName"))
        {
            var isPattern = !patterns.Any(pattern => pattern.Value.Equals(CreateServiceLinkedRole, StringComparison.OrdinalIgnoreCase));
            log.Security(
                isPattern ? "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE" : "CREATE_SLR_WITH_STAR_IN_RESOURCE",
                "This lets service-linked roles be made for every service. Name the service by iam:AWSServiceName.",
                view.Statement.Action.Position,
                view.Path + ".Action");
        }
    }

    private static void CheckPrincipal(StatementView view, FindingLog log)
    {
        if (view.Statement.Principal is not { } clause)
        {
            return;
        }

        if (clause.IsNot && view.IsAllow)
        {
            log.Security(
                "ALLOW_WITH_NOT_PRINCIPAL",
                "Allow with NotPrincipal allows everyone but those named, anonymous callers too. Name those who are meant.",
                clause.Position,
                view.Path + ".NotPrincipal");
        }
        else if (clause.IsNot)
        {
            log.Warning(
                "DENY_WITH_NOT_PRINCIPAL",
                "Deny with NotPrincipal denies every principal that has a permissions boundary, named or not. Use ArnNotEquals with aws:PrincipalArn.",
                clause.Position,
                view.Path + ".NotPrincipal");
        }
        else if (view.IsAllow && view.Document.Kind is (PolicyKind.Resource or PolicyKind.Trust) && view.Statement.Conditions.IsEmpty
            && clause.Principals.Any(principal => principal.Kind == PrincipalKind.Everyone || (principal.Kind == PrincipalKind.Aws && principal.Value == "*")))
        {
            log.Security(
                "ALLOW_EVERYONE",
                "This allows everyone, whoever they are. Name the principals, or add a condition such as aws:PrincipalOrgID.",
                clause.Position,
                view.Path + ".Principal");
        }
    }
}
