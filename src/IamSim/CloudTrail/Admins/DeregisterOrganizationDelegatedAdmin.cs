using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Organizations;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Admins;

/// <summary>Takes from a member account what <see cref="RegisterOrganizationDelegatedAdmin"/> gave it.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeregisterOrganizationDelegatedAdmin.html">CloudTrail:
/// DeregisterOrganizationDelegatedAdmin</see>
/// </remarks>
internal sealed class DeregisterOrganizationDelegatedAdmin(IamDb db, OrganizationOptions organizations)
    : IOperation<DeregisterOrganizationDelegatedAdminRequest, DeregisterOrganizationDelegatedAdminResponse>
{
    public async ValueTask<Outcome<DeregisterOrganizationDelegatedAdminResponse>> RunAsync(
        Call call, DeregisterOrganizationDelegatedAdminRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        if (!organizations.TrustedAccessForCloudTrail)
        {
            return OrganizationAccess.AccessNotEnabled();
        }

        if ((await db.FindMembershipAsync(request.DelegatedAdminAccountId, ct))?.Organization.AccountId != call.Account)
        {
            return CloudTrailFaults.AccountNotFound($"The account {request.DelegatedAdminAccountId} is not part of the organization.");
        }

        var admin = await db.DelegatedAdmins.SingleOrDefaultAsync(
            a => a.AccountId == call.Account && a.MemberAccountId == request.DelegatedAdminAccountId, ct);
        if (admin is null)
        {
            return CloudTrailFaults.AccountNotRegistered($"The account {request.DelegatedAdminAccountId} is not registered as the CloudTrail delegated administrator.");
        }

        db.DelegatedAdmins.Remove(admin);
        return new DeregisterOrganizationDelegatedAdminResponse();
    }
}
