using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Tests.Evaluation.Naive;

/// <summary>Whom a statement names: "no", "account", "limited" or "direct".</summary>
internal static class NaivePrincipals
{
    private static readonly string[] Order = ["no", "account", "limited", "direct"];

    internal static string Match(PolicyStatement statement, RequestPrincipal asks, bool hasBoundary)
    {
        if (statement.Principal is not { } clause)
        {
            return "direct";
        }

        var isOfAccount = asks.Type is PrincipalType.User or PrincipalType.AssumedRole or PrincipalType.FederatedUser or PrincipalType.Root;
        var byArn = statement.Effect == PolicyEffect.Allow && !clause.IsNot && statement.Conditions.Any(condition =>
            condition.Key.Equals("aws:PrincipalArn", StringComparison.OrdinalIgnoreCase)
            && condition.Operator.ToString().Replace("ForAnyValue:", "", StringComparison.Ordinal)
                is "ArnEquals" or "ArnLike" or "StringEquals" or "StringLike" or "StringEqualsIgnoreCase");
        if (byArn && clause.Principals.Any(principal => principal.Value == "*" || principal.Kind == PrincipalKind.Everyone))
        {
            return "direct";
        }

        var named = Order[clause.Principals.Max(principal => Array.IndexOf(Order, Match(principal, asks, isOfAccount)))];
        if (!clause.IsNot)
        {
            return named;
        }

        if (statement.Effect == PolicyEffect.Deny)
        {
            var isExempt = named is "limited" or "direct" || (named == "account" && asks.Type == PrincipalType.Root);
            return isExempt && !(hasBoundary && isOfAccount) ? "no" : "limited";
        }

        return named == "no" ? "limited" : "no";
    }

    private static string Match(PolicyPrincipal principal, RequestPrincipal asks, bool isOfAccount)
    {
        var value = principal.Value;
        switch (principal.Kind)
        {
            case PrincipalKind.Everyone:
            case PrincipalKind.Aws when value == "*":
                return "limited";
            case PrincipalKind.Service:
                return asks.Type == PrincipalType.Service && asks.Arn == value ? "direct" : "no";
            case PrincipalKind.Federated:
                return asks.Type == PrincipalType.Federated && asks.Arn == value ? "direct" : "no";
            case PrincipalKind.CanonicalUser:
                return isOfAccount && asks.CanonicalUser == value ? "account" : "no";
        }

        if (isOfAccount && (value == asks.Account || value == $"arn:aws:iam::{asks.Account}:root"))
        {
            return "account";
        }

        return asks.Type switch
        {
            PrincipalType.User => value == asks.Arn || value == asks.UserId ? "direct" : "no",
            PrincipalType.AssumedRole when value == asks.Arn => "direct",
            PrincipalType.AssumedRole => value == asks.RoleArn || value == asks.UserId?.Split(':')[0] ? "limited" : "no",
            PrincipalType.FederatedUser when value == asks.Arn => "direct",
            PrincipalType.FederatedUser => value == asks.UserArn ? "limited" : "no",
            _ => "no",
        };
    }
}
