using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Contracts.Organizations;
using IamSim.Organizations;
using IamSim.Storage;
using Organization = IamSim.Organizations.Organization;

namespace IamSim.Iam.RootAccess;

/// <summary>Centralized root access of an organization: who may ask about it, and what of it is on.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html">IAM: Centralize root access for member accounts</see></remarks>
internal static class RootAccessFeatures
{
    /// <summary>The caller's organization, or why its features are not the caller's to see or change.</summary>
    /// <param name="db">The store.</param>
    /// <param name="options">Whether IAM has trusted access.</param>
    /// <param name="call">Whose organization.</param>
    /// <param name="notManagement">What a member is told: who enables must be the management account itself.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async Task<Outcome<Organization>> OfAsync(
        IamDb db, OrganizationOptions options, Call call, Fault notManagement, CancellationToken ct)
    {
        if (await db.FindMembershipAsync(call.Account, ct) is not { } membership)
        {
            return RootAccessErrors.NoOrganization();
        }

        return !membership.Account.IsManagement ? notManagement
            : membership.Organization.FeatureSet != OrganizationFeatureSet.ALL ? RootAccessErrors.NotAllFeatures()
            : !options.TrustedAccessForIam ? RootAccessErrors.NoTrustedAccess()
            : membership.Organization;
    }

    public static IReadOnlyList<string> Enabled(Organization organization) =>
    [
        .. organization.ManagesRootCredentials ? [FeatureType.RootCredentialsManagement] : Array.Empty<string>(),
        .. organization.AllowsRootSessions ? [FeatureType.RootSessions] : Array.Empty<string>(),
    ];
}
