using System.Collections.Immutable;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Simulation;

/// <summary>The context keys that follow from who asks and for what.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">IAM: global condition keys</see>,
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-infotouse">IAM: values of
/// aws:username, aws:userid and aws:PrincipalType</see>
/// </remarks>
public static class RequestFacts
{
    private const string UserPrefix = ":user/";

    /// <summary>The keys that follow, with those given, which count where both name one.</summary>
    /// <param name="principal">Who asks; null where that is left open, and nothing follows from it.</param>
    /// <param name="principalTags">The tags of the user, or of role and session.</param>
    /// <param name="action">The action.</param>
    /// <param name="resourceAccount">The resource's account, if known.</param>
    /// <param name="resourceTags">The resource's tags.</param>
    /// <param name="given">What the request itself says; the later of two counts.</param>
    public static RequestContext ContextOf(
        RequestPrincipal? principal,
        IReadOnlyDictionary<string, string> principalTags,
        string action,
        string? resourceAccount,
        IReadOnlyDictionary<string, string> resourceTags,
        IEnumerable<KeyValuePair<string, ImmutableArray<string>>> given)
    {
        ArgumentNullException.ThrowIfNull(principalTags);
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(resourceTags);
        var facts = new List<KeyValuePair<string, ImmutableArray<string>>>();
        if (principal is not null)
        {
            AddPrincipal(principal, facts);
        }

        foreach (var (key, value) in principalTags)
        {
            Add(facts, "aws:PrincipalTag/" + key, value);
        }

        var service = action.Split(':', 2)[0];
        Add(facts, "aws:ResourceAccount", resourceAccount);
        if (service.Equals("s3", StringComparison.OrdinalIgnoreCase))
        {
            Add(facts, "s3:ResourceAccount", resourceAccount);
        }

        if (service.Equals("kms", StringComparison.OrdinalIgnoreCase))
        {
            Add(facts, "kms:CallerAccount", principal?.Account);
        }

        foreach (var (key, value) in resourceTags)
        {
            Add(facts, "aws:ResourceTag/" + key, value);

            // Some services have the key under their own name too: ec2:ResourceTag, iam:ResourceTag, sagemaker:ResourceTag.
            Add(facts, $"{service}:ResourceTag/{key}", value);
        }

        return new RequestContext(facts.Concat(given));
    }

    private static void AddPrincipal(RequestPrincipal principal, List<KeyValuePair<string, ImmutableArray<string>>> facts)
    {
        var isService = principal.Type == PrincipalType.Service;
        if (principal.IsOfAccount || isService)
        {
            Add(facts, "aws:PrincipalIsAWSService", isService ? "true" : "false");
        }

        if (principal.IsOfAccount)
        {
            Add(facts, "aws:PrincipalAccount", principal.Account);
        }

        switch (principal.Type)
        {
            case PrincipalType.User:
                Add(facts, "aws:PrincipalType", "User");
                Add(facts, "aws:PrincipalArn", principal.Arn);
                Add(facts, "aws:userid", principal.UserId);
                Add(facts, "aws:username", UserName(principal.Arn));
                break;
            case PrincipalType.AssumedRole:
                // "For IAM roles, the request context returns the ARN of the role, not the ARN of the user that assumed the role."
                Add(facts, "aws:PrincipalType", "AssumedRole");
                Add(facts, "aws:PrincipalArn", principal.RoleArn);
                Add(facts, "aws:userid", principal.UserId);
                break;
            case PrincipalType.FederatedUser:
                Add(facts, "aws:PrincipalType", "FederatedUser");
                Add(facts, "aws:PrincipalArn", principal.Arn);
                Add(facts, "aws:userid", principal.UserId ?? FederatedId(principal));
                break;
            case PrincipalType.Root:
                Add(facts, "aws:PrincipalType", "Account");
                Add(facts, "aws:PrincipalArn", principal.Arn);
                Add(facts, "aws:userid", principal.UserId ?? principal.Account);
                break;
            case PrincipalType.Anonymous:
                Add(facts, "aws:PrincipalType", "Anonymous");
                Add(facts, "aws:userid", "anonymous");
                break;
            case PrincipalType.Service:
                Add(facts, "aws:PrincipalServiceName", principal.Arn);
                Add(facts, "aws:PrincipalServiceNamesList", principal.Arn);
                break;
            case PrincipalType.Federated:
                Add(facts, "aws:FederatedProvider", principal.Arn);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(principal), principal.Type, "No such principal.");
        }
    }

    // The name without the path.
    private static string? UserName(string? arn) =>
        arn is not null && arn.Contains(UserPrefix, StringComparison.Ordinal) ? arn[(arn.LastIndexOf('/') + 1)..] : null;

    // "account:caller-specified-name"
    private static string? FederatedId(RequestPrincipal principal) =>
        principal is { Account: { } account, Arn: { } arn } ? $"{account}:{arn[(arn.LastIndexOf('/') + 1)..]}" : null;

    private static void Add(List<KeyValuePair<string, ImmutableArray<string>>> facts, string key, string? value)
    {
        if (value is not null)
        {
            facts.Add(new(key, [value]));
        }
    }
}
