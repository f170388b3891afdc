using IamSim.Calls;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Accounts;
using IamSim.Organizations.PolicyTypes;

namespace IamSim.Organizations;

/// <summary>An organization as answers show it.</summary>
internal static class OrganizationShapes
{
    public static Contracts.Organizations.Organization Whole(Call call, Organization organization, MemberAccount management) => new()
    {
        Id = organization.Id,
        Arn = OrganizationArns.Organization(call, organization),
        FeatureSet = organization.FeatureSet,
        MasterAccountArn = OrganizationArns.Account(call, organization, organization.AccountId),
        MasterAccountId = organization.AccountId,
        MasterAccountEmail = management.Email,

        // "Do not use. This field is deprecated": AWS shows SCPs alone, whatever is enabled.
        AvailablePolicyTypes = organization.FeatureSet == OrganizationFeatureSet.ALL
            ? [PolicyTypeList.Shown(PolicyType.SERVICE_CONTROL_POLICY)]
            : [],
    };
}
