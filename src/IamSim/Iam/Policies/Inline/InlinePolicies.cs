using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Iam.Quotas;
using IamSim.Policies.Documents;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Policies.Inline;

/// <summary>Policies embedded in a principal: the same for users, groups and roles.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html">IAM: Managed policies and inline policies</see></remarks>
internal static class InlinePolicies
{
    /// <summary>Embeds a policy, or replaces the one of the same name, or says why not.</summary>
    public static async Task<Fault?> PutAsync(
        IamDb db, QuotaOptions quotas, Call call, PolicyHolder holder, string name, string document, CancellationToken ct)
    {
        // Too large alone, it is not even read: the lane has others waiting.
        var quota = QuotaOf(quotas, holder.Kind);
        var size = PolicySize.NonWhitespaceLength(document);
        if (size > quota)
        {
            return PolicyErrors.InlineTooLarge(holder.Kind, holder.Name, quota);
        }

        if (PolicyChecks.RefuseInline(call, document) is { } refusal)
        {
            return refusal;
        }

        // As many as you like, but "the total aggregate policy size (the sum size of all inline policies) per entity can't exceed" the quota:
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
        var key = NameKeys.Of(name);
        var policies = await Of(db, call, holder).ToListAsync(ct);
        var others = policies.Where(p => p.NameKey != key).Sum(p => PolicySize.NonWhitespaceLength(p.Document));
        if (others + size > quota)
        {
            return PolicyErrors.InlineTooLarge(holder.Kind, holder.Name, quota);
        }

        if (policies.Find(p => p.NameKey == key) is { } present)
        {
            present.Document = document;
            return null;
        }

        db.InlinePolicies.Add(new InlinePolicy
        {
            AccountId = call.Account,
            PrincipalId = holder.Id,
            NameKey = key,
            PrincipalKind = holder.Kind,
            Name = name,
            Document = document,
        });
        return null;
    }

    /// <summary>An inline policy by name, or AWS's word that there is none.</summary>
    public static async Task<Outcome<InlinePolicy>> FindAsync(IamDb db, Call call, PolicyHolder holder, string name, CancellationToken ct)
    {
        var key = NameKeys.Of(name);
        return await Of(db, call, holder).SingleOrDefaultAsync(p => p.NameKey == key, ct) is { } policy
            ? policy
            : PolicyErrors.NoSuchInlinePolicy(holder.Kind, name);
    }

    /// <summary>Deletes an inline policy, or says why not.</summary>
    public static async Task<Fault?> DeleteAsync(IamDb db, Call call, PolicyHolder holder, string name, CancellationToken ct)
    {
        var policy = await FindAsync(db, call, holder, name, ct);
        if (policy.IsFault)
        {
            return policy.Fault;
        }

        db.InlinePolicies.Remove(policy.Value);
        return null;
    }

    /// <summary>A page of the names of a principal's inline policies.</summary>
    public static async Task<Page<string>> ListAsync(IamDb db, PageStart start, Call call, PolicyHolder holder, CancellationToken ct)
    {
        var names = await Of(db, call, holder)
            .Where(p => string.Compare(p.NameKey, start.After) > 0)
            .OrderBy(p => p.NameKey)
            .Select(p => p.Name)
            .Take(start.Take)
            .ToListAsync(ct);
        return start.Cut(names, NameKeys.Of);
    }

    private static IQueryable<InlinePolicy> Of(IamDb db, Call call, PolicyHolder holder) =>
        db.InlinePolicies.Where(p => p.AccountId == call.Account && p.PrincipalId == holder.Id);

    private static int QuotaOf(QuotaOptions quotas, PrincipalKind kind) => kind switch
    {
        PrincipalKind.User => quotas.UserPolicySize,
        PrincipalKind.Group => quotas.GroupPolicySize,
        PrincipalKind.Role => quotas.RolePolicySize,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
