using System.Net;
using IamSim.Policies.Documents;

namespace IamSim.S3.Policies;

/// <summary>Whether a bucket policy is public.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status">S3:
/// The meaning of "public"</see>: "Amazon S3 begins by assuming that the policy is public. … To be considered non-public, a bucket policy must grant access only
/// to fixed values", which "doesn't contain a wildcard or an AWS Identity and Access Management policy variable".
/// </remarks>
internal static class PublicPolicies
{
    /// <summary>The keys of which a fixed value keeps the public out.</summary>
    private static readonly HashSet<string> FixingKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:SourceArn", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceOwner", "aws:SourceAccount", "aws:userid", "aws:PrincipalOrgID", "aws:PrincipalArn",
        "aws:PrincipalAccount", "s3:x-amz-server-side-encryption-aws-kms-key-id", "s3:DataAccessPointArn", "s3:DataAccessPointAccount",
    };

    public static bool IsPublic(PolicyDocument policy) => policy.Statements.Any(IsPublic);

    private static bool IsPublic(PolicyStatement statement) =>
        statement.Effect == PolicyEffect.Allow && statement.Principal is { } principal && LetsAnyoneIn(principal) && !statement.Conditions.Any(Fixes);

    private static bool LetsAnyoneIn(PrincipalClause clause) =>
        clause.IsNot || clause.Principals.Any(principal => principal.Kind == PrincipalKind.Everyone || principal.Value.Contains('*', StringComparison.Ordinal));

    private static bool Fixes(PolicyCondition condition)
    {
        // A condition that holds where the key is missing keeps nobody out who lacks it.
        if (condition.Operator.IfExists || condition.Operator.Qualifier == ConditionQualifier.ForAllValues)
        {
            return false;
        }

        return condition.Operator.Comparison switch
        {
            ConditionComparison.IpAddress => condition.Key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase) && condition.Values.All(v => IsNarrow(v.Text)),
            ConditionComparison.StringEquals or ConditionComparison.StringEqualsIgnoreCase or ConditionComparison.ArnEquals =>
                FixingKeys.Contains(condition.Key) && condition.Values.All(v => IsFixed(condition.Key, v.Text)),
            ConditionComparison.StringLike or ConditionComparison.ArnLike =>
                FixingKeys.Contains(condition.Key) && condition.Values.All(v => IsFixed(condition.Key, v.Text)),
            _ => false,
        };
    }

    /// <summary>"aws:userid, outside the pattern AROLEID:*": there, what stands behind the role's id may be anything.</summary>
    private static bool IsFixed(string key, string value)
    {
        if (value.Contains("${", StringComparison.Ordinal))
        {
            return false;
        }

        return key.Equals("aws:userid", StringComparison.OrdinalIgnoreCase) && value.StartsWith("AROA", StringComparison.Ordinal) && value.EndsWith(":*", StringComparison.Ordinal)
            ? !value[..^1].Contains('*', StringComparison.Ordinal)
            : !value.Contains('*', StringComparison.Ordinal) && !value.Contains('?', StringComparison.Ordinal);
    }

    /// <summary>"extremely broad IP ranges (for example, 0.0.0.0/1) are evaluated as public": IPv4 wider than /8, IPv6 wider than /32.</summary>
    private static bool IsNarrow(string cidr)
    {
        var parts = cidr.Split('/', 2);
        if (!IPAddress.TryParse(parts[0], out var address))
        {
            return false;
        }

        var isFour = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork;
        return parts.Length == 1 || (int.TryParse(parts[1], out var length) && length >= (isFour ? 8 : 32));
    }
}
