using IamSim.Access;
using IamSim.Calls;
using IamSim.Iam.Policies;

namespace IamSim.Audit.Activity;

/// <summary>A principal whose activity is asked for.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Type">user, role, root, session or federatedUser.</param>
/// <param name="Account">Its account.</param>
/// <param name="Policies">Whose policies it acts by; null for root and federated users.</param>
internal sealed record ActivePrincipal(string Arn, string Type, string Account, PrincipalArn? Policies)
{
    public const string Root = "root";
    private const string Session = "session";
    private const string FederatedUser = "federatedUser";

    /// <summary>Null for a text that names nobody who acts: a group, say.</summary>
    public static ActivePrincipal? Parse(string arn)
    {
        if (PrincipalArn.Parse(arn) is { } principal)
        {
            return principal.Kind switch
            {
                _ when principal.Session is not null => new(arn, Session, principal.Account, principal),
                PrincipalKind.User => new(arn, "user", principal.Account, principal),
                PrincipalKind.Role => new(arn, "role", principal.Account, principal),
                _ => null,
            };
        }

        return arn.Split(':', 6) switch
        {
            ["arn", { Length: > 0 }, "iam", "", var account, "root"] when CallerResolver.IsAccountId(account) => new(arn, Root, account, null),
            ["arn", { Length: > 0 }, "sts", "", var account, var name] when CallerResolver.IsAccountId(account) && name.StartsWith("federated-user/", StringComparison.Ordinal)
                => new(arn, FederatedUser, account, null),
            _ => null,
        };
    }

    /// <summary>The question for its calls.</summary>
    public AuditQuery Query => Type is Session or FederatedUser
        ? new AuditQuery { Account = Account, SessionArn = Arn, Max = 1 }
        : new AuditQuery { Account = Account, PrincipalArn = Arn, Max = 1 };
}
