namespace IamSim.Policies.Documents.Rules;

/// <summary>IAM's checks on the ARNs of <c>Resource</c>. Segments may hold wildcards, but for the service.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM: Resource</see>,
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">IAM: ARNs</see>
/// </remarks>
internal static class ArnRules
{
    private const int Segments = 6;

    private static readonly string[] IamPaths =
    [
        "user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/", "server-certificate/", "policy/", "sms-mfa/",
        "saml-provider/", "oidc-provider/", "report/", "access-report/",
    ];

    /// <summary>Resource types of the service authorization reference that are newer than any report of the message that lists the others.</summary>
    private static readonly string[] NewerIamPaths = ["delegation-request/", "role-template/"];

    /// <summary>What is wrong with <paramref name="arn"/>, which begins with <c>arn:</c>, and what the message names.</summary>
    /// <param name="arn">The ARN.</param>
    /// <param name="partition">The account's; IAM refuses the ARNs of others: <see href="https://github.com/terraform-aws-modules/terraform-aws-iam/issues/39"/>.</param>
    internal static (PolicyErrorCode Code, string Detail)? Fault(string arn, string partition)
    {
        var parts = arn.Split(':', Segments);
        if (parts[1] != partition && !HasWildcard(parts[1]))
        {
            return (PolicyErrorCode.InvalidArnPartition, $"\"{parts[1]}\" is not valid for resource \"{arn}\"");
        }

        if (parts.Length < 3 || parts[2].Length == 0 || HasWildcard(parts[2]))
        {
            return (PolicyErrorCode.InvalidArnService, arn);
        }

        if (parts.Length < Segments)
        {
            return (PolicyErrorCode.TruncatedArn, arn);
        }

        if (!IsAccount(parts[4]))
        {
            return (PolicyErrorCode.InvalidArnAccount, arn);
        }

        return parts[2] == "iam" ? IamFault(arn, parts[3], parts[5]) : null;
    }

    private static (PolicyErrorCode Code, string Detail)? IamFault(string arn, string region, string path)
    {
        if (region.Length > 0)
        {
            return (PolicyErrorCode.IamArnWithRegion, arn);
        }

        var isKnown = path == "*" || IamPaths.Concat(NewerIamPaths).Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal));
        return isKnown ? null : (PolicyErrorCode.InvalidIamArnPath, string.Join(", ", IamPaths));
    }

    // Twelve digits, wildcards among digits, "aws" for what AWS owns, or nothing. A policy variable is none of them.
    private static bool IsAccount(string account) =>
        account.Length == 0
        || account == "aws"
        || AwsPrincipal.IsAccountId(account)
        || (HasWildcard(account) && account.All(character => char.IsAsciiDigit(character) || character is '*' or '?'));

    private static bool HasWildcard(string segment) => segment.AsSpan().ContainsAny('*', '?');
}
