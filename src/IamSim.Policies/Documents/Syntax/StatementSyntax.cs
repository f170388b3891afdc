using System.Collections.Immutable;
using IamSim.Policies.Documents.Text;

namespace IamSim.Policies.Documents.Syntax;

/// <summary>Reads one statement.</summary>
internal static class StatementSyntax
{
    internal static PolicyStatement Read(JsonObject statement, string path, ErrorLog log)
    {
        PolicyText? sid = null;
        PolicyEffect? effect = null;
        PrincipalClause? principal = null;
        PatternClause? action = null;
        PatternClause? resource = null;
        ImmutableArray<PolicyCondition> conditions = [];
        foreach (var (name, position, value) in statement.Members)
        {
            var here = $"{path}.{name}";
            switch (name)
            {
                case ElementNames.Sid:
                    sid = Strings.ReadOne(value, here, log);
                    break;
                case ElementNames.Effect:
                    effect = ReadEffect(value, here, log);
                    break;
                case ElementNames.Principal or ElementNames.NotPrincipal:
                    Once(principal, value, here, log);
                    principal = PrincipalSyntax.Read(value, name == ElementNames.NotPrincipal, position, here, log);
                    break;
                case ElementNames.Action or ElementNames.NotAction:
                    Once(action, value, here, log);
                    action = new PatternClause(name == ElementNames.NotAction, Strings.ReadList(value, here, log), position);
                    break;
                case ElementNames.Resource or ElementNames.NotResource:
                    Once(resource, value, here, log);
                    resource = new PatternClause(name == ElementNames.NotResource, Strings.ReadList(value, here, log), position);
                    break;
                case ElementNames.Condition:
                    conditions = ConditionSyntax.Read(value, here, log);
                    break;
                default:
                    log.Add(PolicyErrorCode.UnknownElement, position, here, name);
                    break;
            }
        }

        if (effect is null)
        {
            log.Add(PolicyErrorCode.MissingEffect, statement.Start, path, ElementNames.Effect);
        }

        return new PolicyStatement(statement.Start, statement.End)
        {
            Sid = sid,
            Effect = effect ?? PolicyEffect.Deny,
            Principal = principal,
            // No action at all is the rules' matter: AWS says so in other words for each kind.
            Action = action ?? new PatternClause(isNot: false, [], statement.Start),
            Resource = resource,
            Conditions = conditions,
        };
    }

    // "You must specify either Allow or Deny; the value is case-sensitive":
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html
    private static PolicyEffect ReadEffect(JsonNode node, string path, ErrorLog log)
    {
        switch (Strings.ReadOne(node, path, log))
        {
            case { Value: ElementNames.Allow }:
                return PolicyEffect.Allow;
            case { Value: not ElementNames.Deny } other:
                log.Add(PolicyErrorCode.InvalidEffect, other.Position, path, other.Value);
                return PolicyEffect.Deny;
            default:
                return PolicyEffect.Deny;
        }
    }

    // Action and NotAction exclude each other, as do the other pairs: UNSUPPORTED_ELEMENT_COMBINATION in
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
    private static void Once(object? other, JsonNode value, string path, ErrorLog log)
    {
        if (other is not null)
        {
            Faults.Add(PolicyErrorCode.ConflictingElements, value, path, log);
        }
    }
}
