using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Organizations;
using IamSim.Storage;

namespace IamSim.Iam.RootAccess;

/// <summary>Lists what of centralized root access is on.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html">IAM: ListOrganizationsFeatures</see></remarks>
internal sealed class ListOrganizationsFeatures(IamDb db, OrganizationOptions options)
    : IOperation<ListOrganizationsFeaturesRequest, ListOrganizationsFeaturesResponse>
{
    public async ValueTask<Outcome<ListOrganizationsFeaturesResponse>> RunAsync(Call call, ListOrganizationsFeaturesRequest request, CancellationToken ct)
    {
        var organization = await RootAccessFeatures.OfAsync(db, options, call, RootAccessErrors.NotAnAdministrator(), ct);
        return organization.IsFault
            ? organization.Fault
            : new ListOrganizationsFeaturesResponse
            {
                OrganizationId = organization.Value.Id,
                EnabledFeatures = RootAccessFeatures.Enabled(organization.Value),
            };
    }
}
