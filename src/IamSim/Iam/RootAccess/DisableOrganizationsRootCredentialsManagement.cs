using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Organizations;
using IamSim.Storage;

namespace IamSim.Iam.RootAccess;

/// <summary>Ends the management of the members' root credentials.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DisableOrganizationsRootCredentialsManagement.html">IAM: DisableOrganizationsRootCredentialsManagement</see></remarks>
internal sealed class DisableOrganizationsRootCredentialsManagement(IamDb db, OrganizationOptions options)
    : IOperation<DisableOrganizationsRootCredentialsManagementRequest, DisableOrganizationsRootCredentialsManagementResponse>
{
    public async ValueTask<Outcome<DisableOrganizationsRootCredentialsManagementResponse>> RunAsync(
        Call call, DisableOrganizationsRootCredentialsManagementRequest request, CancellationToken ct)
    {
        var organization = await RootAccessFeatures.OfAsync(db, options, call, RootAccessErrors.NotAnAdministrator(), ct);
        if (organization.IsFault)
        {
            return organization.Fault;
        }

        organization.Value.ManagesRootCredentials = false;
        return new DisableOrganizationsRootCredentialsManagementResponse
        {
            OrganizationId = organization.Value.Id,
            EnabledFeatures = RootAccessFeatures.Enabled(organization.Value),
        };
    }
}
