using IamSim.Calls;
using IamSim.Iam.Policies;
using IamSim.Iam.Quotas;
using IamSim.Iam.Roles;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Accounts;

/// <summary>The roles that Organizations makes in the accounts of an organization.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services-using_slrs.html">Organizations and service-linked roles</see>,
/// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html">OrganizationAccountAccessRole</see>
/// </remarks>
internal sealed class ServiceRoles(IamDb db, Ids ids, AwsManagedPolicies awsPolicies, QuotaLedger ledger)
{
    private const string AccessRole = "OrganizationAccountAccessRole";

    private const string ServiceRole = "AWSServiceRoleForOrganizations";

    /// <summary>The service's own role, in each account of an organization with all features.</summary>
    public async Task AddOwnAsync(Call call, string account, CancellationToken ct)
    {
        // Somebody may have made it before.
        var key = NameKeys.Of(ServiceRole);
        if (!await db.Roles.AnyAsync(r => r.AccountId == account && r.NameKey == key, ct))
        {
            Add(
                call,
                account,
                ServiceRole,
                "/aws-service-role/organizations.amazonaws.com/",
                """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"organizations.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
                "arn:aws:iam::aws:policy/aws-service-role/AWSOrganizationsServiceTrustPolicy",
                "Service-linked role used by AWS Organizations to enable integration of other AWS services with Organizations.");
        }
    }

    /// <summary>The role by which the management account's administrators come into a new account.</summary>
    public void AddAccess(Call call, string account, string? name) => Add(
        call,
        account,
        name ?? AccessRole,
        "/",
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:{{call.Partition}}:iam::{{call.Account}}:root"},"Action":"sts:AssumeRole"}]}""",
        "arn:aws:iam::aws:policy/AdministratorAccess",
        description: null);

    private void Add(Call call, string account, string name, string path, string trust, string policy, string? description)
    {
        var role = new Role
        {
            AccountId = account,
            Id = ids.Role(),
            Name = name,
            NameKey = NameKeys.Of(name),
            Path = path,
            CreatedAt = call.Time,
            TrustPolicy = trust,
            Description = description,
            MaxSessionDuration = 3600,
        };
        db.Roles.Add(role);
        ledger.Forget();

        // Not all of AWS's policies are known here.
        if (awsPolicies.Find(policy) is not null)
        {
            db.PolicyAttachments.Add(new PolicyAttachment
            {
                AccountId = account,
                PrincipalId = role.Id,
                PolicyArn = policy,
                PrincipalKind = PrincipalKind.Role,
                AttachedAt = call.Time,
            });
        }
    }
}
