using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations;

/// <summary>Shows the caller's organization, to any of its accounts.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html">Organizations: DescribeOrganization</see></remarks>
internal sealed class DescribeOrganization(IamDb db) : IOperation<DescribeOrganizationRequest, DescribeOrganizationResponse>
{
    public async ValueTask<Outcome<DescribeOrganizationResponse>> RunAsync(Call call, DescribeOrganizationRequest request, CancellationToken ct)
    {
        var membership = await db.MembershipOfAsync(call, ct);
        if (membership.IsFault)
        {
            return membership.Fault;
        }

        var organization = membership.Value.Organization;
        var management = await db.MemberAccounts.SingleAsync(a => a.AccountId == organization.AccountId, ct);
        return new DescribeOrganizationResponse { Organization = OrganizationShapes.Whole(call, organization, management) };
    }
}
