using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Questions;

/// <summary>Principals to ask about: each that a policy names, somebody of each account that it names, and others.</summary>
internal static class PrincipalSamples
{
    /// <summary>Somebody of whom nothing is known, for policies whose principal is whoever they are attached to.</summary>
    private static readonly RequestPrincipal Holder = new() { Type = PrincipalType.User };

    private static readonly RequestPrincipal Other = User("arn:aws:iam::999999999999:user/other", "999999999999");

    internal static IReadOnlyList<RequestPrincipal> Of(IReadOnlyList<CompiledStatement> statements)
    {
        if (statements.All(statement => statement.Source.Principal is null))
        {
            return [Holder];
        }

        return
        [
            RequestPrincipal.Anonymous,
            Other,
            .. statements.SelectMany(statement => statement.Source.Principal?.Principals ?? []).Select(Of).OfType<RequestPrincipal>()
                .DistinctBy(principal => (principal.Type, principal.Arn, principal.RoleArn, principal.UserId, principal.CanonicalUser)),
        ];
    }

    private static RequestPrincipal? Of(PolicyPrincipal principal) => principal.Kind switch
    {
        PrincipalKind.Service => new RequestPrincipal { Type = PrincipalType.Service, Arn = principal.Value },
        PrincipalKind.Federated => new RequestPrincipal { Type = PrincipalType.Federated, Arn = principal.Value },
        PrincipalKind.CanonicalUser => new RequestPrincipal { Type = PrincipalType.User, CanonicalUser = principal.Value },
        PrincipalKind.Aws when principal.ToAwsPrincipal() is { } aws => Of(principal.Value, aws),
        _ => null,
    };

    private static RequestPrincipal? Of(string written, AwsPrincipal aws) => aws.Form switch
    {
        AwsPrincipalForm.Account => User($"arn:aws:iam::{aws.AccountId}:user/sample", aws.AccountId),
        AwsPrincipalForm.User => User(written, aws.AccountId),
        AwsPrincipalForm.Role => new RequestPrincipal { Type = PrincipalType.AssumedRole, RoleArn = written, Account = aws.AccountId },
        AwsPrincipalForm.RoleSession => new RequestPrincipal { Type = PrincipalType.AssumedRole, Arn = written, Account = aws.AccountId },
        AwsPrincipalForm.FederatedUser => new RequestPrincipal { Type = PrincipalType.FederatedUser, Arn = written, Account = aws.AccountId },
        AwsPrincipalForm.UniqueId => new RequestPrincipal { Type = PrincipalType.User, UserId = written },
        _ => null,
    };

    private static RequestPrincipal User(string arn, string? account) => new() { Type = PrincipalType.User, Arn = arn, Account = account };
}
