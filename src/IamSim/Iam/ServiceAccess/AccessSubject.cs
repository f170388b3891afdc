using IamSim.Access;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Policies;
using IamSim.Policies.Evaluation;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.ServiceAccess;

/// <summary>What a report on last access is about: the policies that open services, and the users and roles who may use them by those.</summary>
/// <param name="Policies">The policies.</param>
/// <param name="Entities">The users and roles.</param>
internal sealed record AccessSubject(IReadOnlyList<CompiledPolicy> Policies, IReadOnlyList<AccessEntity> Entities)
{
    /// <summary>The subject that an ARN names.</summary>
    public static async Task<Outcome<AccessSubject>> FindAsync(
        IamDb db, PrincipalPolicyReader reader, AwsManagedPolicies awsPolicies, CompiledDocuments documents, Call call, string arn, CancellationToken ct)
    {
        if (PrincipalArn.Parse(arn) is { Session: null } principal)
        {
            return principal.Account == call.Account && await reader.FindAsync(call, principal.Kind, principal.Name, ct) is { } found && found.Arn == arn
                ? new AccessSubject(CompiledOf(found), await EntitiesOfAsync(db, call, [found.Id], ct))
                : AccessErrors.NotFound(arn);
        }

        if (PolicyArn.Parse(arn) is not { } policy)
        {
            return AccessErrors.InvalidArn(arn);
        }

        if (await DocumentAsync(db, awsPolicies, documents, call, policy, ct) is not { } document)
        {
            return AccessErrors.NotFound(arn);
        }

        var holders = await db.PolicyAttachments.Where(a => a.AccountId == call.Account && a.PolicyArn == arn).Select(a => a.PrincipalId).ToListAsync(ct);
        return new AccessSubject(document.Policy is { } compiled ? [compiled] : [], await EntitiesOfAsync(db, call, holders, ct));
    }

    public static IReadOnlyList<CompiledPolicy> CompiledOf(PrincipalPolicies principal) =>
        principal.Identity.Select(held => held.Document.Policy).OfType<CompiledPolicy>().ToList();

    private static async Task<CompiledDocument?> DocumentAsync(
        IamDb db, AwsManagedPolicies awsPolicies, CompiledDocuments documents, Call call, PolicyArn arn, CancellationToken ct)
    {
        if (arn.IsAws)
        {
            return arn.Partition == call.Partition && awsPolicies.Find(arn) is { } aws ? documents.Of(aws, arn.Partition) : null;
        }

        var text = await (
            from policy in db.ManagedPolicies
            where policy.AccountId == call.Account && policy.Arn == arn.Text
            join version in db.ManagedPolicyVersions
                on new { policy.AccountId, policy.Id, Version = policy.DefaultVersion }
                equals new { version.AccountId, Id = version.PolicyId, version.Version }
            select version.Document).SingleOrDefaultAsync(ct);
        return text is null ? null : documents.Of(text);
    }

    /// <summary>The users and roles of some ids; in a group's place its members.</summary>
    private static async Task<IReadOnlyList<AccessEntity>> EntitiesOfAsync(IamDb db, Call call, List<string> ids, CancellationToken ct)
    {
        var members = await db.GroupMemberships
            .Where(m => m.AccountId == call.Account && ids.Contains(m.GroupId))
            .Select(m => m.UserId)
            .ToListAsync(ct);
        List<string> all = [.. ids, .. members];
        var users = await db.Users.Where(u => u.AccountId == call.Account && all.Contains(u.Id)).OrderBy(u => u.NameKey).ToListAsync(ct);
        var roles = await db.Roles.Where(r => r.AccountId == call.Account && all.Contains(r.Id)).OrderBy(r => r.NameKey).ToListAsync(ct);
        return
        [
            .. users.Select(u => new AccessEntity(false, u.Id, u.Name, u.Path, Arns.Iam(call, "user", u.Path, u.Name))),
            .. roles.Select(r => new AccessEntity(true, r.Id, r.Name, r.Path, Arns.Iam(call, "role", r.Path, r.Name))),
        ];
    }
}
