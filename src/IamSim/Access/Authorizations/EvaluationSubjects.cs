using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Iam.Policies;

namespace IamSim.Access.Authorizations;

/// <summary>Finds what governs the subjects of evaluations.</summary>
internal sealed class EvaluationSubjects(CallerAccessReader access, PrincipalPolicyReader principals)
{
    /// <summary>Null where IamSim holds no such principal in the caller's account.</summary>
    public async ValueTask<CallerAccess?> FindAsync(Call call, EvaluationSubject subject, CancellationToken ct)
    {
        if (subject.Id == $"arn:{call.Partition}:iam::{call.Account}:root")
        {
            return await access.ReadAsync(call.By(Caller.Root(call.Partition, call.Account, null)), ct);
        }

        return PrincipalArn.Parse(subject.Id) is { Kind: PrincipalKind.User or PrincipalKind.Role } arn && arn.Account == call.Account
            && await principals.FindAsync(call, arn.Kind, arn.Name, ct) is { } held
            ? CallerAccessReader.Of(held, held.ToRequestPrincipal(arn.Session), session: null)
            : null;
    }
}
