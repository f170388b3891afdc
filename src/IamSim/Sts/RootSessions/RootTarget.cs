using IamSim.Calls;

namespace IamSim.Sts.RootSessions;

/// <summary>The member account whose root a session is asked of: "the member account principal ARN or account ID".</summary>
internal static class RootTarget
{
    /// <summary>The account; null for a text that names no root.</summary>
    public static string? AccountOf(string? target) => target switch
    {
        null => null,
        _ when CallerResolver.IsAccountId(target) => target,
        _ when target.Split(':', 6) is ["arn", _, "iam", "", var account, "root"] && CallerResolver.IsAccountId(account) => account,
        _ => null,
    };
}
