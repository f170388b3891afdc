using IamSim.Policies.Documents;

namespace IamSim.Policies.Evaluation;

/// <summary>How closely a statement's principal names who asks; the closer, the more its Allow passes over. The zero value is no match.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">IAM: permissions boundaries with other policies</see>,
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">IAM: how a request is
/// allowed or denied</see>
/// </remarks>
public enum PrincipalMatch
{
    None,

    /// <summary>Its account is named: that only delegates, the principal's own policies still have to allow.</summary>
    Account,

    /// <summary>
    /// Everyone (but by <c>aws:PrincipalArn</c>), its role, or the user behind a federated session: identity policies need not allow, but boundary
    /// and session policies limit it.
    /// </summary>
    Limited,

    /// <summary>
    /// The user or the session itself, a service, a provider, everyone under a condition on <c>aws:PrincipalArn</c>: within the account nothing but an
    /// explicit deny limits it.
    /// </summary>
    Direct,
}

/// <summary>A statement's <c>Principal</c> or <c>NotPrincipal</c>, compiled.</summary>
internal sealed class PrincipalMatcher(PrincipalClause clause, PolicyStatement statement)
{
    // "Permissions boundaries and session policies do not limit permissions granted using the aws:PrincipalArn condition key with a wildcard(*) in
    // the Principal element": https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
    private readonly PrincipalMatch everyone =
        statement.Effect == PolicyEffect.Allow && !clause.IsNot && statement.Conditions.Any(NamesPrincipal)
            ? PrincipalMatch.Direct
            : PrincipalMatch.Limited;

    private readonly (PolicyPrincipal Written, AwsPrincipal? Aws)[] principals =
        [.. clause.Principals.Select(principal => (principal, principal.ToAwsPrincipal()))];

    internal PrincipalMatch Match(RequestPrincipal asks, bool hasBoundary)
    {
        if (!clause.IsNot)
        {
            return Closest(asks);
        }

        // "NotPrincipal … with a Deny effect will always deny any IAM principal that has a permissions boundary policy attached".
        if (statement.Effect == PolicyEffect.Deny && hasBoundary && asks.IsOfAccount)
        {
            return PrincipalMatch.Limited;
        }

        // Naming an account beside its user Bob leaves Bob alone free of the Deny, not everyone of the account; and an Allow for all but an
        // account is for none of its principals. Where AWS says no more than that, the reading that grants least.
        var named = Closest(asks);
        var isExempt = named > PrincipalMatch.Account
            || (named == PrincipalMatch.Account && (statement.Effect == PolicyEffect.Allow || asks.Type == PrincipalType.Root));
        return isExempt ? PrincipalMatch.None : PrincipalMatch.Limited;
    }

    private PrincipalMatch Closest(RequestPrincipal asks)
    {
        var closest = PrincipalMatch.None;
        foreach (var (written, aws) in principals)
        {
            var match = Match(written, aws, asks);
            closest = match > closest ? match : closest;
        }

        return closest;
    }

    private PrincipalMatch Match(in PolicyPrincipal written, AwsPrincipal? aws, RequestPrincipal asks) => written.Kind switch
    {
        PrincipalKind.Everyone => everyone,
        PrincipalKind.Aws when aws is not null => Match(written.Value, aws, asks),
        PrincipalKind.Service => Itself(asks.Type == PrincipalType.Service && asks.Arn == written.Value),
        PrincipalKind.Federated => Itself(asks.Type == PrincipalType.Federated && asks.Arn == written.Value),

        // S3's id of an account: it names the account.
        PrincipalKind.CanonicalUser when asks.IsOfAccount && asks.CanonicalUser == written.Value => PrincipalMatch.Account,
        _ => PrincipalMatch.None,
    };

    private PrincipalMatch Match(string written, AwsPrincipal aws, RequestPrincipal asks)
    {
        switch (aws.Form)
        {
            case AwsPrincipalForm.Anyone:
                return everyone;
            case AwsPrincipalForm.Account:
                return asks.IsOfAccount && asks.Account == aws.AccountId ? PrincipalMatch.Account : PrincipalMatch.None;
            case AwsPrincipalForm.User when asks.Type == PrincipalType.FederatedUser:
                return asks.UserArn == written ? PrincipalMatch.Limited : PrincipalMatch.None;
            case AwsPrincipalForm.User:
                return Itself(asks.Type == PrincipalType.User && asks.Arn == written);
            case AwsPrincipalForm.Role:
                return asks.Type == PrincipalType.AssumedRole && asks.RoleArn == written ? PrincipalMatch.Limited : PrincipalMatch.None;
            case AwsPrincipalForm.RoleSession:
                return Itself(asks.Type == PrincipalType.AssumedRole && asks.Arn == written);
            case AwsPrincipalForm.FederatedUser:
                return Itself(asks.Type == PrincipalType.FederatedUser && asks.Arn == written);
            case AwsPrincipalForm.UniqueId when asks.Type == PrincipalType.User:
                return Itself(asks.UserId == written);
            case AwsPrincipalForm.UniqueId when asks.Type == PrincipalType.AssumedRole:
                return IsRoleOf(asks.UserId, written) ? PrincipalMatch.Limited : PrincipalMatch.None;
            default:
                return PrincipalMatch.None;
        }
    }

    private static bool NamesPrincipal(PolicyCondition condition) =>
        condition.Key.Equals("aws:PrincipalArn", StringComparison.OrdinalIgnoreCase)
        && condition.Operator is { IfExists: false, Qualifier: not ConditionQualifier.ForAllValues }
        && condition.Operator.Comparison
            is ConditionComparison.ArnEquals or ConditionComparison.ArnLike or ConditionComparison.StringEquals
            or ConditionComparison.StringLike or ConditionComparison.StringEqualsIgnoreCase;

    // A session's id is the role's, a colon and the session's name.
    private static bool IsRoleOf(string? userId, string roleId) =>
        userId is not null && userId.StartsWith(roleId, StringComparison.Ordinal)
        && (userId.Length == roleId.Length || userId[roleId.Length] == ':');

    private static PrincipalMatch Itself(bool isIt) => isIt ? PrincipalMatch.Direct : PrincipalMatch.None;
}
