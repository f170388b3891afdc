using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Accounts;
using IamSim.Organizations.Attachments;
using IamSim.Organizations.PolicyTypes;
using IamSim.Storage;

namespace IamSim.Organizations;

/// <summary>Creates an organization with the caller's account as its management account.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html">Organizations: CreateOrganization</see></remarks>
internal sealed class CreateOrganization(IamDb db, Ids ids, ServiceRoles roles, OrganizationOptions options)
    : IOperation<CreateOrganizationRequest, CreateOrganizationResponse>
{
    public async ValueTask<Outcome<CreateOrganizationResponse>> RunAsync(Call call, CreateOrganizationRequest request, CancellationToken ct)
    {
        if (await db.FindMembershipAsync(call.Account, ct) is not null)
        {
            return OrganizationErrors.AlreadyInOrganization();
        }

        var organization = new Organization
        {
            AccountId = call.Account,
            Id = ids.Organization(),
            RootId = ids.OrganizationRoot(),
            FeatureSet = request.FeatureSet ?? OrganizationFeatureSet.ALL,
            CreatedAt = call.Time,
        };
        var management = NewMembers.Management(organization, call.Time);
        db.Organizations.Add(organization);
        db.MemberAccounts.Add(management);
        if (organization.FeatureSet == OrganizationFeatureSet.ALL)
        {
            await roles.AddOwnAsync(call, call.Account, ct);
            if (options.ServiceControlPoliciesAtOnce)
            {
                PolicyTypeList.Add(organization, PolicyType.SERVICE_CONTROL_POLICY);
                DefaultPolicies.Attach(db, organization, [organization.RootId, call.Account]);
            }
        }

        return new CreateOrganizationResponse { Organization = OrganizationShapes.Whole(call, organization, management) };
    }
}
