using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Simulation;

/// <summary>Reads who asks: what is not said follows from the ARN.</summary>
internal static class PrincipalReader
{
    // Providers that AWS knows by name rather than by ARN.
    private static readonly string[] WellKnownProviders =
        ["accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com"];

    private static readonly (string Name, PrincipalType Type)[] Types =
    [
        ("user", PrincipalType.User),
        ("assumedRole", PrincipalType.AssumedRole),
        ("federatedUser", PrincipalType.FederatedUser),
        ("root", PrincipalType.Root),
        ("service", PrincipalType.Service),
        ("federated", PrincipalType.Federated),
        ("anonymous", PrincipalType.Anonymous),
    ];

    internal static SimulatedPrincipal? Read(JsonMembers members)
    {
        var type = ReadType(members);
        var arn = members.Text("arn");
        var roleArn = members.Text("roleArn");
        var account = members.Account("account");
        if (type is null && arn is not null)
        {
            type = TypeOf(arn);
            if (type is null)
            {
                members.Fail("arn", "No type of principal follows from this. Say the type, or the ARN of a user, role, session or root.");
                return null;
            }
        }

        type ??= roleArn is null ? PrincipalType.User : PrincipalType.AssumedRole;
        if (type is PrincipalType.Service or PrincipalType.Federated && arn is null)
        {
            members.Fail("arn", "A service has its name here (sagemaker.amazonaws.com), a provider its ARN or name.");
            return null;
        }

        // A role by itself: a session of it of which nothing else is known.
        if (type == PrincipalType.AssumedRole && arn is not null && arn.Contains(":role/", StringComparison.Ordinal))
        {
            (roleArn, arn) = (roleArn ?? arn, null);
        }

        var isOfAccount = type is PrincipalType.User or PrincipalType.AssumedRole or PrincipalType.FederatedUser or PrincipalType.Root;
        account ??= isOfAccount ? AccountOf(arn) ?? AccountOf(roleArn) : null;
        return new SimulatedPrincipal(
            new RequestPrincipal
            {
                Type = type.Value,
                Arn = type == PrincipalType.Root ? RootArn(arn, account) : arn,
                Account = account,
                RoleArn = type == PrincipalType.AssumedRole ? roleArn ?? RoleOf(arn) : null,
                UserArn = members.Text("userArn"),
                UserId = members.Text("userId"),
                CanonicalUser = members.Text("canonicalUser"),
            },
            members.Map("tags"));
    }

    private static PrincipalType? ReadType(JsonMembers members)
    {
        if (members.Text("type") is not { } name)
        {
            return null;
        }

        foreach (var (known, type) in Types)
        {
            if (known == name)
            {
                return type;
            }
        }

        members.Fail("type", $"There is no such type. Known are: {string.Join(", ", Types.Select(type => type.Name))}.");
        return null;
    }

    private static PrincipalType? TypeOf(string arn)
    {
        if (arn is "*" or "anonymous")
        {
            return PrincipalType.Anonymous;
        }

        if (Documents.AwsPrincipal.IsAccountId(arn))
        {
            return PrincipalType.Root;
        }

        if (WellKnownProviders.Contains(arn))
        {
            return PrincipalType.Federated;
        }

        if (arn.Split(':', 6) is not ["arn", _, var service, _, _, var resource])
        {
            return arn.EndsWith(".amazonaws.com", StringComparison.Ordinal) || arn.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal)
                ? PrincipalType.Service
                : null;
        }

        return (service, resource.Split('/')[0]) switch
        {
            ("iam", "root") => PrincipalType.Root,
            ("iam", "user") => PrincipalType.User,
            ("iam", "role") or ("sts", "assumed-role") => PrincipalType.AssumedRole,
            ("sts", "federated-user") => PrincipalType.FederatedUser,
            ("iam", "saml-provider" or "oidc-provider") => PrincipalType.Federated,
            _ => null,
        };
    }

    private static string? AccountOf(string? arn)
    {
        if (arn is null || Documents.AwsPrincipal.IsAccountId(arn))
        {
            return arn;
        }

        return arn.Split(':', 6) is [_, _, _, _, { Length: 12 } account, _] ? account : null;
    }

    private static string? RootArn(string? arn, string? account) =>
        arn is not null && arn.StartsWith("arn:", StringComparison.Ordinal) ? arn : account is null ? null : $"arn:aws:iam::{account}:root";

    // Of a role with a path, the session does not tell the path.
    private static string? RoleOf(string? sessionArn) =>
        sessionArn?.Split(':', 6) is [_, var partition, "sts", _, var account, var resource] && resource.Split('/') is ["assumed-role", var role, ..]
            ? $"arn:{partition}:iam::{account}:role/{role}"
            : null;
}
