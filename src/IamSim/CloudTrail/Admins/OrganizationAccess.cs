using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Contracts.Organizations;
using IamSim.Organizations;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Admins;

/// <summary>Who may do for an organization what CloudTrail does for organizations.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html">CloudTrail: Creating a trail for an
/// organization</see>. The messages are the reference's descriptions of the errors, where it has any.
/// </remarks>
internal static class OrganizationAccess
{
    /// <summary>Why the caller's account may not manage trails and event data stores of its organization; null where it may.</summary>
    public static async ValueTask<Fault?> RefuseOrganizationAsync(this IamDb db, Call call, CancellationToken ct)
    {
        if (await db.FindMembershipAsync(call.Account, ct) is not { } membership)
        {
            return NotInUse();
        }

        var isAdmin = membership.Account.IsManagement
            || await db.DelegatedAdmins.AnyAsync(a => a.AccountId == membership.Organization.AccountId && a.MemberAccountId == call.Account, ct);
        return !isAdmin
            ? CloudTrailFaults.NotOrganizationMasterAccount(
                "The AWS account making the request to create or update an organization trail or event data store is not the management account for an "
                + "organization in AWS Organizations.")
            : WithoutAllFeatures(membership.Organization);
    }

    /// <summary>The organization that the caller's account manages, for what a delegated administrator may not do.</summary>
    public static async ValueTask<Outcome<IamSim.Organizations.Organization>> ManagedAsync(this IamDb db, Call call, CancellationToken ct)
    {
        if (await db.FindMembershipAsync(call.Account, ct) is not { } membership)
        {
            return NotInUse();
        }

        if (!membership.Account.IsManagement)
        {
            return CloudTrailFaults.NotOrganizationManagementAccount("The account making the request is not the organization's management account.");
        }

        return WithoutAllFeatures(membership.Organization) is { } fault ? fault : membership.Organization;
    }

    public static Fault AccessNotEnabled() => CloudTrailFaults.CloudTrailAccessNotEnabled(
        "Trusted access between AWS CloudTrail and AWS Organizations is not enabled (IamSim:Organizations:TrustedAccessForCloudTrail).");

    private static Fault NotInUse() => CloudTrailFaults.OrganizationsNotInUse(
        "The request was made from an AWS account that is not a member of an organization.");

    private static Fault? WithoutAllFeatures(IamSim.Organizations.Organization organization) => organization.FeatureSet == OrganizationFeatureSet.ALL
        ? null
        : CloudTrailFaults.OrganizationNotInAllFeaturesMode("AWS Organizations is not configured to support all features.");
}
