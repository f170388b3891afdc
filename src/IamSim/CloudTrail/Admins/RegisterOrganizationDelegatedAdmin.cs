using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Organizations;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Admins;

/// <summary>Lets a member account manage CloudTrail for the organization.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RegisterOrganizationDelegatedAdmin.html">CloudTrail:
/// RegisterOrganizationDelegatedAdmin</see>
/// </remarks>
internal sealed class RegisterOrganizationDelegatedAdmin(IamDb db, CloudTrailOptions options, OrganizationOptions organizations)
    : IOperation<RegisterOrganizationDelegatedAdminRequest, RegisterOrganizationDelegatedAdminResponse>
{
    public async ValueTask<Outcome<RegisterOrganizationDelegatedAdminResponse>> RunAsync(
        Call call, RegisterOrganizationDelegatedAdminRequest request, CancellationToken ct)
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

        if (request.MemberAccountId == call.Account)
        {
            return CloudTrailFaults.CannotDelegateManagementAccount("The management account of an organization can't be registered as the CloudTrail delegated administrator.");
        }

        if ((await db.FindMembershipAsync(request.MemberAccountId, ct))?.Organization.AccountId != call.Account)
        {
            return CloudTrailFaults.AccountNotFound($"The account {request.MemberAccountId} is not part of the organization.");
        }

        var present = await db.DelegatedAdmins.Where(a => a.AccountId == call.Account).Select(a => a.MemberAccountId).ToListAsync(ct);
        if (present.Contains(request.MemberAccountId))
        {
            return CloudTrailFaults.AccountRegistered($"The account {request.MemberAccountId} is already registered as the CloudTrail delegated administrator.");
        }

        if (present.Count >= options.DelegatedAdminsPerOrganization)
        {
            return CloudTrailFaults.DelegatedAdminAccountLimitExceeded("The maximum number of CloudTrail delegated administrators is reached.");
        }

        db.DelegatedAdmins.Add(new DelegatedAdmin { AccountId = call.Account, MemberAccountId = request.MemberAccountId });
        return new RegisterOrganizationDelegatedAdminResponse();
    }
}
