using System.Text.Json.Nodes;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Accounts;
using IamSim.Organizations.Attachments;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Effective;

/// <summary>Shows what the policies of a management type come to for an account: from the root down, each level changing what it may.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeEffectivePolicy.html">Organizations: DescribeEffectivePolicy</see></remarks>
internal sealed class DescribeEffectivePolicy(IamDb db) : IOperation<DescribeEffectivePolicyRequest, DescribeEffectivePolicyResponse>
{
    public async ValueTask<Outcome<DescribeEffectivePolicyResponse>> RunAsync(Call call, DescribeEffectivePolicyRequest request, CancellationToken ct)
    {
        var membership = await db.MembershipOfAsync(call, ct);
        if (membership.IsFault)
        {
            return membership.Fault;
        }

        // "You can call this operation from any account": a member about itself.
        var (caller, organization) = membership.Value;
        var target = request.TargetId ?? call.Account;
        if (!caller.IsManagement && target != call.Account)
        {
            return OrganizationErrors.NotTheManagementAccount();
        }

        // "Specifying an organization root or OU as the target is not supported."
        if (!CallerResolver.IsAccountId(target))
        {
            return OrganizationErrors.InvalidInput(
                InvalidInputExceptionReason.TARGET_NOT_SUPPORTED, "You can't perform the specified operation on that target entity.");
        }

        if (await db.FindMemberAsync(organization, target, ct) is not { } account)
        {
            return AttachmentErrors.NoSuchTarget();
        }

        var levels = account.Path.TrimEnd('/').Split('/').Skip(1).ToList();
        var policies = await (
            from attachment in db.OrganizationPolicyAttachments
            where attachment.AccountId == organization.AccountId && attachment.PolicyType == request.PolicyType && levels.Contains(attachment.TargetId)
            join policy in db.OrganizationPolicies
                on new { attachment.AccountId, Id = attachment.PolicyId } equals new { policy.AccountId, policy.Id }
            orderby policy.Id
            select new { attachment.TargetId, Policy = policy }).ToListAsync(ct);
        if (policies.Count == 0)
        {
            return NotFound();
        }

        var root = new EffectiveNode();
        foreach (var level in levels)
        {
            foreach (var each in policies.Where(p => p.TargetId == level))
            {
                root.Apply(JsonNode.Parse(each.Policy.Content)!.AsObject());
            }

            root.EndLevel();
        }

        return new DescribeEffectivePolicyResponse
        {
            EffectivePolicy = new EffectivePolicy
            {
                PolicyContent = root.ToJson()!.ToJsonString(),
                LastUpdatedTimestamp = policies.Max(p => p.Policy.UpdatedAt),
                TargetId = target,
                PolicyType = request.PolicyType,
            },
        };
    }

    /// <remarks>The reference's words, shortened; no report of AWS's own is at hand.</remarks>
    private static Fault NotFound() => OrganizationsFaults.EffectivePolicyNotFound("The account doesn't have an effective policy of this type.");
}
