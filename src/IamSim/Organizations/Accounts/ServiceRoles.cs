using IamSim.Calls;
using IamSim.Iam.Policies;
using IamSim.Iam.Quotas;
using IamSim.Iam.Roles;
using IamSim.Iam.Roles.ServiceLinked;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Accounts;

/// <summary>The roles that Organizations makes in the accounts of an organization.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services-using_slrs.html">Organizations and service-linked roles</see>,
/// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html">OrganizationAccountAccessRole</see>
/// </remarks>
internal sealed class ServiceRoles(IamDb db, Ids ids, QuotaLedger ledger)
{
    private const string AccessRole = "OrganizationAccountAccessRole";

    /// <summary>The service's own role, in each account of an organization with all features.</summary>
    public async Task AddOwnAsync(Call call, string account, CancellationToken ct)
    {
        var kind = ServiceLinkedRoleKind.Of("organizations.amazonaws.com")!;

        // Somebody may have made it before.
        var key = NameKeys.Of(kind.Role);
        if (!await db.Roles.AnyAsync(r => r.AccountId == account && r.NameKey == key, ct))
        {
            Add(call, account, kind.Role, kind.Path, kind.TrustPolicy, kind.PolicyArnIn(call.Partition));
        }
    }

    /// <summary>The role by which the management account's administrators come into a new account.</summary>
    public void AddAccess(Call call, string account, string? name) =>
        Add(call, account, name ?? AccessRole, "/", TrustIn(call), $"arn:{call.Partition}:iam::aws:policy/AdministratorAccess");

    private static string TrustIn(Call call) =>
        $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:{{call.Partition}}:iam::{{call.Account}}:root"},"Action":"sts:AssumeRole"}]}
        """;

    private void Add(Call call, string account, string name, string path, string trust, string policy)
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
            MaxSessionDuration = CreateRole.DefaultMaxSessionDuration,
        };
        db.Roles.Add(role);
        db.PolicyAttachments.Add(new PolicyAttachment
        {
            AccountId = account,
            PrincipalId = role.Id,
            PolicyArn = policy,
            PrincipalKind = PrincipalKind.Role,
            AttachedAt = call.Time,
        });

        // Nobody asked for the role: it may be one more than the quota has.
        ledger.Forget();
    }
}
