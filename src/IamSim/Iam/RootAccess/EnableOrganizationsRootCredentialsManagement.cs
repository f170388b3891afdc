using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Organizations;
using IamSim.Storage;

namespace IamSim.Iam.RootAccess;

/// <summary>Lets the management account manage the root credentials of the organization's members.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootCredentialsManagement.html">IAM: EnableOrganizationsRootCredentialsManagement</see></remarks>
internal sealed class EnableOrganizationsRootCredentialsManagement(IamDb db, OrganizationOptions options)
    : IOperation<EnableOrganizationsRootCredentialsManagementRequest, EnableOrganizationsRootCredentialsManagementResponse>
{
    public async ValueTask<Outcome<EnableOrganizationsRootCredentialsManagementResponse>> RunAsync(
        Call call, EnableOrganizationsRootCredentialsManagementRequest request, CancellationToken ct)
    {
        var organization = await RootAccessFeatures.OfAsync(db, options, call, RootAccessErrors.NotTheManagementAccount(), ct);
        if (organization.IsFault)
        {
            return organization.Fault;
        }

        organization.Value.ManagesRootCredentials = true;
        return new EnableOrganizationsRootCredentialsManagementResponse
        {
            OrganizationId = organization.Value.Id,
            EnabledFeatures = RootAccessFeatures.Enabled(organization.Value),
        };
    }
}
