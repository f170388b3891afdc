using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Account;

/// <summary>Counts what the account has, and says what it may have.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html">IAM: GetAccountSummary</see></remarks>
internal sealed class GetAccountSummary(IamDb db, QuotaOptions quotas) : IOperation<GetAccountSummaryRequest, GetAccountSummaryResponse>
{
    public async ValueTask<Outcome<GetAccountSummaryResponse>> RunAsync(Call call, GetAccountSummaryRequest request, CancellationToken ct)
    {
        var account = call.Account;
        var devices = await db.MfaDevices
            .Where(d => d.AccountId == account)
            .GroupBy(d => d.AccountId)
            .Select(all => new
            {
                Count = all.Count(),
                InUse = all.Count(d => d.EnabledAt != null),
                OfRoot = all.Count(d => d.EnabledAt != null && d.UserIsRoot),
            })
            .SingleOrDefaultAsync(ct);
        var rootHasKey = await db.AccessKeys.AnyAsync(k => k.AccountId == account && k.UserId == null && k.DeletedAt == null, ct);
        var rootHasCertificate = await db.SigningCertificates.AnyAsync(c => c.AccountId == account && c.UserId == null, ct);

        // A policy is in use while it is attached, with the one version that is its default. AWS does not say so, but its accounts with more
        // policies than versions in use leave no other reading: https://github.com/openraven/magpie/pull/38
        var versionsInUse = await db.PolicyAttachments.Where(a => a.AccountId == account).Select(a => a.PolicyArn).Distinct().CountAsync(ct);

        var settings = await db.AccountSettings.SingleOrDefaultAsync(s => s.AccountId == account, ct);
        var providers = await db.SamlProviders.CountAsync(p => p.AccountId == account, ct)
            + await db.OpenIdConnectProviders.CountAsync(p => p.AccountId == account, ct);

        var rootHasPassword = await db.RootUsers.AnyAsync(r => r.AccountId == account, ct);
        return new GetAccountSummaryResponse
        {
            SummaryMap = new Dictionary<string, int>
            {
                [SummaryKeyType.Users] = await db.Users.CountAsync(u => u.AccountId == account, ct),
                [SummaryKeyType.UsersQuota] = quotas.UsersPerAccount,
                [SummaryKeyType.Groups] = await db.Groups.CountAsync(g => g.AccountId == account, ct),
                [SummaryKeyType.GroupsQuota] = quotas.GroupsPerAccount,
                [SummaryKeyType.ServerCertificates] = await db.ServerCertificates.CountAsync(c => c.AccountId == account, ct),
                [SummaryKeyType.ServerCertificatesQuota] = quotas.ServerCertificatesPerAccount,
                [SummaryKeyType.UserPolicySizeQuota] = quotas.UserPolicySize,
                [SummaryKeyType.GroupPolicySizeQuota] = quotas.GroupPolicySize,
                [SummaryKeyType.GroupsPerUserQuota] = quotas.GroupsPerUser,
                [SummaryKeyType.SigningCertificatesPerUserQuota] = quotas.SigningCertificatesPerUser,
                [SummaryKeyType.AccessKeysPerUserQuota] = quotas.AccessKeysPerUser,
                [SummaryKeyType.MFADevices] = devices?.Count ?? 0,
                [SummaryKeyType.MFADevicesInUse] = devices?.InUse ?? 0,
                [SummaryKeyType.AccountMFAEnabled] = devices is { OfRoot: > 0 } ? 1 : 0,
                [SummaryKeyType.AccountAccessKeysPresent] = rootHasKey ? 1 : 0,
                [SummaryKeyType.AccountPasswordPresent] = rootHasPassword ? 1 : 0,
                [SummaryKeyType.AccountSigningCertificatesPresent] = rootHasCertificate ? 1 : 0,
                [SummaryKeyType.AttachedPoliciesPerGroupQuota] = quotas.PoliciesPerGroup,
                [SummaryKeyType.AttachedPoliciesPerRoleQuota] = quotas.PoliciesPerRole,
                [SummaryKeyType.AttachedPoliciesPerUserQuota] = quotas.PoliciesPerUser,
                [SummaryKeyType.Policies] = await db.ManagedPolicies.CountAsync(p => p.AccountId == account, ct),
                [SummaryKeyType.PoliciesQuota] = quotas.PoliciesPerAccount,
                [SummaryKeyType.PolicySizeQuota] = quotas.PolicySize,
                [SummaryKeyType.PolicyVersionsInUse] = versionsInUse,
                [SummaryKeyType.PolicyVersionsInUseQuota] = quotas.PolicyVersionsInUsePerAccount,
                [SummaryKeyType.VersionsPerPolicyQuota] = quotas.VersionsPerPolicy,
                [SummaryKeyType.GlobalEndpointTokenVersion] = settings?.TokenVersion ?? 1,
                [SummaryKeyType.AssumeRolePolicySizeQuota] = quotas.ACLSizePerRole,
                [SummaryKeyType.InstanceProfiles] = await db.InstanceProfiles.CountAsync(p => p.AccountId == account, ct),
                [SummaryKeyType.InstanceProfilesQuota] = quotas.InstanceProfilesPerAccount,
                [SummaryKeyType.Providers] = providers,
                [SummaryKeyType.RolePolicySizeQuota] = quotas.RolePolicySize,
                [SummaryKeyType.Roles] = await db.Roles.CountAsync(r => r.AccountId == account, ct),
                [SummaryKeyType.RolesQuota] = quotas.RolesPerAccount,
            },
        };
    }
}
