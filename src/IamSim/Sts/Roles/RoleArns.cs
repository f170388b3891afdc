using IamSim.Calls;

namespace IamSim.Sts.Roles;

/// <summary>The ARNs that STS takes for a role's. Whether there is a role is another question, and a denial tells neither.</summary>
internal static class RoleArns
{
    /// <summary>
    /// An ARN of IAM's with a resource, of the partition that is called. Anything else is "Request ARN is invalid", as reports of a provider's or
    /// certificate's ARN in its place show; a user's ARN is a matter of permission: https://github.com/amzn/selling-partner-api-models/issues/2523
    /// </summary>
    public static bool IsValid(Call call, string? arn) =>
        arn?.Split(':', 6) is ["arn", var partition, "iam", "", { Length: > 0 }, var resource] && partition == call.Partition
        && (resource.StartsWith("role/", StringComparison.Ordinal) || resource.StartsWith("user/", StringComparison.Ordinal) || resource == "root")
        && !resource.EndsWith('/');

    public static string? AccountOf(string arn) => arn.Split(':', 6) is [_, _, _, _, var account, _] && CallerResolver.IsAccountId(account) ? account : null;
}
