using IamSim.Calls;
using IamSim.Contracts.Iam;
using IamSim.Iam.Policies;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Account.AuthorizationDetails;

/// <summary>The inline and the attached policies of some users, groups or roles, read together.</summary>
internal sealed class HeldPolicies
{
    private readonly ILookup<string, PolicyDetail> _inline;
    private readonly ILookup<string, AttachedPolicy> _attached;

    private HeldPolicies(ILookup<string, PolicyDetail> inline, ILookup<string, AttachedPolicy> attached) => (_inline, _attached) = (inline, attached);

    public static async Task<HeldPolicies> OfAsync(IamDb db, Call call, string[] ids, CancellationToken ct)
    {
        var inline = await db.InlinePolicies.Where(p => p.AccountId == call.Account && EF.Parameter(ids).Contains(p.PrincipalId))
            .OrderBy(p => p.NameKey).Select(p => new { p.PrincipalId, p.Name, p.Document }).ToListAsync(ct);
        var attached = await db.PolicyAttachments.Where(a => a.AccountId == call.Account && EF.Parameter(ids).Contains(a.PrincipalId))
            .Select(a => new { a.PrincipalId, a.PolicyArn }).ToListAsync(ct);
        return new HeldPolicies(
            inline.ToLookup(p => p.PrincipalId, p => new PolicyDetail { PolicyName = p.Name, PolicyDocument = p.Document }),
            attached.Select(a => (a.PrincipalId, Arn: PolicyArn.Parse(a.PolicyArn)!)).OrderBy(a => a.Arn.SortKey, StringComparer.Ordinal)
                .ToLookup(a => a.PrincipalId, a => new AttachedPolicy { PolicyName = a.Arn.Name, PolicyArn = a.Arn.Text }));
    }

    public IReadOnlyList<PolicyDetail> InlineOf(string id) => [.. _inline[id]];

    public IReadOnlyList<AttachedPolicy> AttachedTo(string id) => [.. _attached[id]];
}
