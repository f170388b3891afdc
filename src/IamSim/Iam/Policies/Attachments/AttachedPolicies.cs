using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Policies.Attachments;

/// <summary>Managed policies attached to a principal: the same for users, groups and roles.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html">IAM: Adding and removing permissions</see></remarks>
internal static class AttachedPolicies
{
    /// <summary>Attaches a policy, or says why not. One that is attached already stays as it is: no error, and no second one.</summary>
    public static async Task<Fault?> AttachAsync(
        IamDb db, AwsManagedPolicies awsPolicies, QuotaOptions quotas, Call call, PolicyHolder holder, string policyArn, CancellationToken ct)
    {
        var policy = await PolicyReference.FindAsync(db, awsPolicies, call, policyArn, ct);
        if (policy.IsFault)
        {
            return policy.Fault;
        }

        if (policy.Value.IsForServiceLinkedRoles)
        {
            return PolicyErrors.OnlyForServiceLinkedRoles(holder.Kind);
        }

        var attached = await Of(db, call, holder).Select(a => a.PolicyArn).ToListAsync(ct);
        if (attached.Contains(policyArn))
        {
            return null;
        }

        var (quota, most) = QuotaOf(quotas, holder.Kind);
        if (attached.Count >= most)
        {
            return QuotaOptions.Exceeded(quota, most);
        }

        db.PolicyAttachments.Add(new PolicyAttachment
        {
            AccountId = call.Account,
            PrincipalId = holder.Id,
            PolicyArn = policyArn,
            PrincipalKind = holder.Kind,
            AttachedAt = call.Time,
        });
        return null;
    }

    /// <summary>Detaches a policy, or says why not.</summary>
    public static async Task<Fault?> DetachAsync(IamDb db, Call call, PolicyHolder holder, string policyArn, CancellationToken ct)
    {
        if (PolicyArn.Parse(policyArn) is null)
        {
            return PolicyErrors.InvalidArn(policyArn);
        }

        if (await Of(db, call, holder).SingleOrDefaultAsync(a => a.PolicyArn == policyArn, ct) is not { } attachment)
        {
            return PolicyErrors.NotFound(policyArn);
        }

        db.PolicyAttachments.Remove(attachment);
        return null;
    }

    /// <summary>A page of the policies attached to a principal, by name.</summary>
    public static async Task<Page<AttachedPolicy>> ListAsync(
        IamDb db, PageStart start, Call call, PolicyHolder holder, string? pathPrefix, CancellationToken ct)
    {
        // All of them are read, for they are few by quota. Their ARNs hold all that is shown: name and path of a policy never change.
        var attached = await Of(db, call, holder).Select(a => a.PolicyArn).ToListAsync(ct);
        var prefix = PathPrefix.Of(pathPrefix);
        var policies = attached.Select(arn => PolicyArn.Parse(arn)!).Where(p => prefix is null || prefix.Holds(p.Path));
        var page = start.CutAll(policies, p => p.SortKey);
        return new Page<AttachedPolicy>(page.Select(p => new AttachedPolicy { PolicyName = p.Name, PolicyArn = p.Text }), page.Marker);
    }

    private static IQueryable<PolicyAttachment> Of(IamDb db, Call call, PolicyHolder holder) =>
        db.PolicyAttachments.Where(a => a.AccountId == call.Account && a.PrincipalId == holder.Id);

    private static (string Name, int Most) QuotaOf(QuotaOptions quotas, PrincipalKind kind) => kind switch
    {
        PrincipalKind.User => (nameof(quotas.PoliciesPerUser), quotas.PoliciesPerUser),
        PrincipalKind.Group => (nameof(quotas.PoliciesPerGroup), quotas.PoliciesPerGroup),
        PrincipalKind.Role => (nameof(quotas.PoliciesPerRole), quotas.PoliciesPerRole),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
