namespace IamSim.Policies.Documents;

/// <summary>What the value of an <c>AWS</c> principal names.</summary>
public enum AwsPrincipalForm
{
    /// <summary><c>*</c>.</summary>
    Anyone,

    /// <summary>An account, by its twelve digits or by its root's ARN: both mean the account.</summary>
    Account,

    User,
    Role,

    /// <summary>A session of a role, <c>assumed-role/ROLE/SESSION</c>.</summary>
    RoleSession,

    /// <summary>A session of GetFederationToken.</summary>
    FederatedUser,

    /// <summary>An id such as <c>AROA…</c>: what is left of a user or role that was deleted after the policy was saved.</summary>
    UniqueId,
}

/// <summary>The value of an <c>AWS</c> principal, taken apart, so that its existence can be checked.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">IAM: Principal</see></remarks>
/// <param name="Form">What is named.</param>
/// <param name="AccountId">The account; null for <see cref="AwsPrincipalForm.Anyone"/> and unique ids.</param>
/// <param name="Name">
/// Path and name of a user or role as in its ARN (<c>team/Bob</c>), the role's name of a session, the federated user's name, or the
/// unique id.
/// </param>
/// <param name="SessionName">The session's name of a <see cref="AwsPrincipalForm.RoleSession"/>.</param>
public sealed record AwsPrincipal(AwsPrincipalForm Form, string? AccountId = null, string? Name = null, string? SessionName = null)
{
    private const int AccountIdLength = 12;
    private const int LongestUniqueId = 128;

    /// <summary>The principal that <paramref name="value"/> names, or null: a wildcard never stands for a part of a name.</summary>
    public static AwsPrincipal? TryParse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value == "*")
        {
            return new(AwsPrincipalForm.Anyone);
        }

        if (IsAccountId(value))
        {
            return new(AwsPrincipalForm.Account, value);
        }

        return value.StartsWith("arn:", StringComparison.Ordinal) ? FromArn(value) : FromUniqueId(value);
    }

    internal static bool IsAccountId(ReadOnlySpan<char> text) =>
        text.Length == AccountIdLength && !text.ContainsAnyExceptInRange('0', '9');

    private static AwsPrincipal? FromArn(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6 || !parts[1].StartsWith("aws", StringComparison.Ordinal) || parts[3].Length > 0 || !IsAccountId(parts[4]))
        {
            return null;
        }

        var (account, resource) = (parts[4], parts[5]);
        return parts[2] switch
        {
            "iam" when resource == "root" => new(AwsPrincipalForm.Account, account),
            "iam" => Named(AwsPrincipalForm.User, "user/") ?? Named(AwsPrincipalForm.Role, "role/"),
            "sts" => RoleSession() ?? Named(AwsPrincipalForm.FederatedUser, "federated-user/"),
            _ => null,
        };

        AwsPrincipal? Named(AwsPrincipalForm form, string prefix) =>
            After(prefix) is { } name && IsName(name) ? new(form, account, name) : null;

        AwsPrincipal? RoleSession() =>
            After("assumed-role/")?.Split('/') is [var role, var session] && IsName(role) && IsName(session)
                ? new(AwsPrincipalForm.RoleSession, account, role, session)
                : null;

        string? After(string prefix) => resource.StartsWith(prefix, StringComparison.Ordinal) ? resource[prefix.Length..] : null;
    }

    private static AwsPrincipal? FromUniqueId(string value)
    {
        var isId = value.Length is > 16 and <= LongestUniqueId
            && (value.StartsWith("AIDA", StringComparison.Ordinal) || value.StartsWith("AROA", StringComparison.Ordinal))
            && value.All(char.IsAsciiLetterOrDigit);
        return isId ? new(AwsPrincipalForm.UniqueId, Name: value) : null;
    }

    // A path may hold any visible ASCII character, but the two wildcards mean nothing here.
    private static bool IsName(string name) =>
        name.Length > 0 && name[^1] != '/' && !name.AsSpan().ContainsAny('*', '?') && !name.AsSpan().ContainsAnyExceptInRange('!', '~');
}
