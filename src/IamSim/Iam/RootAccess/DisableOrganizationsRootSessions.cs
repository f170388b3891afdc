using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Organizations;
using IamSim.Storage;

namespace IamSim.Iam.RootAccess;

/// <summary>Ends the sessions of the members' roots.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DisableOrganizationsRootSessions.html">IAM: DisableOrganizationsRootSessions</see></remarks>
internal sealed class DisableOrganizationsRootSessions(IamDb db, OrganizationOptions options)
    : IOperation<DisableOrganizationsRootSessionsRequest, DisableOrganizationsRootSessionsResponse>
{
    public async ValueTask<Outcome<DisableOrganizationsRootSessionsResponse>> RunAsync(
        Call call, DisableOrganizationsRootSessionsRequest request, CancellationToken ct)
    {
        var organization = await RootAccessFeatures.OfAsync(db, options, call, RootAccessErrors.NotAnAdministrator(), ct);
        if (organization.IsFault)
        {
            return organization.Fault;
        }

        organization.Value.AllowsRootSessions = false;
        return new DisableOrganizationsRootSessionsResponse
        {
            OrganizationId = organization.Value.Id,
            EnabledFeatures = RootAccessFeatures.Enabled(organization.Value),
        };
    }
}
