using IamSim.Organizations.Policies;
using IamSim.Organizations.PolicyTypes;
using IamSim.Storage;

namespace IamSim.Organizations.Attachments;

/// <summary>Attaches AWS's own policies, which everything in a root begins with.</summary>
internal static class DefaultPolicies
{
    /// <summary>Gives new roots, units and accounts the default policy of each enabled type that has one.</summary>
    public static void Attach(IamDb db, Organization organization, IReadOnlyList<string> targets)
    {
        foreach (var policy in PolicyTypeList.Of(organization).Select(AwsOrganizationPolicies.DefaultOf).OfType<OrganizationPolicy>())
        {
            Attach(db, organization, policy, targets);
        }
    }

    public static void Attach(IamDb db, Organization organization, OrganizationPolicy policy, IEnumerable<string> targets) =>
        db.OrganizationPolicyAttachments.AddRange(targets.Select(target => new OrganizationPolicyAttachment
        {
            AccountId = organization.AccountId,
            TargetId = target,
            PolicyId = policy.Id,
            PolicyType = policy.Type,
        }));
}
