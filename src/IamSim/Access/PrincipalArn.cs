using IamSim.Calls;
using IamSim.Iam.Policies;

namespace IamSim.Access;

/// <summary>The ARN of a user, group or role, or of a role's session.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Account">Its account.</param>
/// <param name="Name">The name without the path.</param>
/// <param name="Session">The session's name, for <c>arn:aws:sts::…:assumed-role/NAME/SESSION</c>; null for others.</param>
internal sealed record PrincipalArn(PrincipalKind Kind, string Account, string Name, string? Session = null)
{
    /// <summary>Null for a text that names none of them.</summary>
    public static PrincipalArn? Parse(string text)
    {
        if (text.Split(':', 6) is not ["arn", { Length: > 0 }, var service, "", var account, var resource] || !CallerResolver.IsAccountId(account))
        {
            return null;
        }

        var parts = resource.Split('/');
        return (service, parts) switch
        {
            (_, { Length: < 2 }) or (_, [.., ""]) => null,
            ("iam", ["user", ..]) => new(PrincipalKind.User, account, parts[^1]),
            ("iam", ["group", ..]) => new(PrincipalKind.Group, account, parts[^1]),
            ("iam", ["role", ..]) => new(PrincipalKind.Role, account, parts[^1]),
            ("sts", ["assumed-role", var role, var session]) => new(PrincipalKind.Role, account, role, session),
            _ => null,
        };
    }
}
