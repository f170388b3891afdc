namespace IamSim.Calls;

/// <summary>The kinds of principal a call can come from, as CloudTrail's <c>userIdentity.type</c> tells them apart.</summary>
internal enum CallerKind
{
    /// <summary>Nobody: the call carried no credentials.</summary>
    Anonymous = 0,
    Root = 1,
    IamUser = 2,
}

/// <summary>Who makes a call.</summary>
/// <param name="Kind">The kind of principal.</param>
/// <param name="Account">The twelve digits of the principal's account.</param>
/// <param name="PrincipalId">The unique id: <c>AIDA…</c> of a user, the account's number of its root.</param>
/// <param name="Arn">The principal's ARN.</param>
/// <param name="UserName">The user's name as it is kept; null for root.</param>
/// <param name="AccessKeyId">The key that the call was signed with; null where there was none.</param>
internal sealed record Caller(CallerKind Kind, string Account, string PrincipalId, string Arn, string? UserName, string? AccessKeyId)
{
    public static Caller Root(string partition, string account, string? accessKeyId) =>
        new(CallerKind.Root, account, account, $"arn:{partition}:iam::{account}:root", null, accessKeyId);
}
