using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Iam.Policies;

namespace IamSim.Access.Authorizations;

/// <summary>Finds what governs the subjects of evaluations.</summary>
internal sealed class EvaluationSubjects(CallerResolver callers, CallerAccessReader access, PrincipalPolicyReader principals)
{
    /// <summary>Null where IamSim holds no such principal in the caller's account.</summary>
    public async ValueTask<CallerAccess?> FindAsync(Call call, EvaluationSubject subject, CancellationToken ct)
    {
        if (subject.Type == EvaluationSubject.Credentials)
        {
            return await OfCredentialsAsync(call, subject, ct);
        }

        if (subject.Id == $"arn:{call.Partition}:iam::{call.Account}:root")
        {
            return await access.ReadAsync(call.As(Caller.Root(call.Partition, call.Account, null)), ct);
        }

        return PrincipalArn.Parse(subject.Id) is { Kind: PrincipalKind.User or PrincipalKind.Role } arn && arn.Account == call.Account
            && await principals.FindAsync(call, arn.Kind, arn.Name, ct) is { } held
            ? CallerAccessReader.Of(held, held.ToRequestPrincipal(arn.Session), session: null)
            : null;
    }

    /// <summary>Whoever holds a key that IamSim issued; the asking service has seen to it that the request was signed with it.</summary>
    private async ValueTask<CallerAccess?> OfCredentialsAsync(Call call, EvaluationSubject subject, CancellationToken ct)
    {
        var named = await callers.NameAsync(call.Partition, subject.Id, subject.SessionToken, isChecked: true, anybody: false, ct);
        return named is { Refusal: null, Secret: not null, Caller: { } caller }
            ? await access.ReadAsync(call.As(caller), ct)
            : null;
    }
}
