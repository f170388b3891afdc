using IamSim.Calls;
using IamSim.Contracts.Organizations;

namespace IamSim.Organizations.Policies;

/// <summary>Policies as answers show them.</summary>
internal static class OrganizationPolicyShapes
{
    public static PolicySummary Summary(Call call, Organization organization, OrganizationPolicy policy)
    {
        var isAws = AwsOrganizationPolicies.Find(policy.Id) is not null;
        return new PolicySummary
        {
            Id = policy.Id,
            Arn = isAws ? OrganizationArns.AwsPolicy(call, policy.Type, policy.Id) : OrganizationArns.Policy(call, organization, policy.Type, policy.Id),
            Name = policy.Name,
            Description = policy.Description,
            Type = policy.Type,
            AwsManaged = isAws,
        };
    }

    public static Policy Whole(Call call, Organization organization, OrganizationPolicy policy) =>
        new() { PolicySummary = Summary(call, organization, policy), Content = policy.Content };
}
