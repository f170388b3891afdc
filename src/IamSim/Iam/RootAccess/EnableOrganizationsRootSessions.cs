using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Organizations;
using IamSim.Storage;

namespace IamSim.Iam.RootAccess;

/// <summary>Lets the management account take short sessions of the members' roots.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html">IAM: EnableOrganizationsRootSessions</see></remarks>
internal sealed class EnableOrganizationsRootSessions(IamDb db, OrganizationOptions options)
    : IOperation<EnableOrganizationsRootSessionsRequest, EnableOrganizationsRootSessionsResponse>
{
    public async ValueTask<Outcome<EnableOrganizationsRootSessionsResponse>> RunAsync(
        Call call, EnableOrganizationsRootSessionsRequest request, CancellationToken ct)
    {
        var organization = await RootAccessFeatures.OfAsync(db, options, call, RootAccessErrors.NotTheManagementAccount(), ct);
        if (organization.IsFault)
        {
            return organization.Fault;
        }

        organization.Value.AllowsRootSessions = true;
        return new EnableOrganizationsRootSessionsResponse
        {
            OrganizationId = organization.Value.Id,
            EnabledFeatures = RootAccessFeatures.Enabled(organization.Value),
        };
    }
}
