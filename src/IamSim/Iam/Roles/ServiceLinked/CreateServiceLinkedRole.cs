using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Policies;
using IamSim.Iam.Quotas;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Roles.ServiceLinked;

/// <summary>Creates the role that a service works with, with the trust and the policy that AWS gives it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html">IAM: CreateServiceLinkedRole</see></remarks>
internal sealed class CreateServiceLinkedRole(IamDb db, Ids ids, QuotaOptions quotas, QuotaLedger ledger)
    : IOperation<CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse>
{
    // The model's limit of a role's name: a longer one could be asked for by no operation, and never be deleted.
    private const int LongestName = 64;

    public async ValueTask<Outcome<CreateServiceLinkedRoleResponse>> RunAsync(Call call, CreateServiceLinkedRoleRequest request, CancellationToken ct)
    {
        if (ServiceLinkedRoleKind.Of(request.AWSServiceName) is not { } kind)
        {
            return ServiceLinkedRoleErrors.NoSuchService(request.AWSServiceName);
        }

        if (request.CustomSuffix is not null && !kind.TakesSuffix)
        {
            return ServiceLinkedRoleErrors.TakesNoSuffix(kind.Service);
        }

        var name = kind.NameWith(request.CustomSuffix);
        if (name.Length > LongestName)
        {
            return ServiceLinkedRoleErrors.NameTooLong(name, LongestName);
        }

        if (await db.Roles.FindByNameAsync(call.Account, name, ct) is not null)
        {
            return ServiceLinkedRoleErrors.NameTaken(name);
        }

        // "Only service-linked roles can exceed the limit": it counts toward the quota, and a full one does not refuse it.
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
        _ = await ledger.TakeAsync(
            call, nameof(quotas.RolesPerAccount), quotas.RolesPerAccount, () => db.Roles.CountAsync(r => r.AccountId == call.Account, ct));
        var role = new Role
        {
            AccountId = call.Account,
            Id = ids.Role(),
            Name = name,
            NameKey = NameKeys.Of(name),
            Path = kind.Path,
            CreatedAt = call.Time,
            TrustPolicy = kind.TrustPolicy,
            Description = request.Description,
            MaxSessionDuration = CreateRole.DefaultMaxSessionDuration,
        };
        db.Roles.Add(role);
        db.PolicyAttachments.Add(new PolicyAttachment
        {
            AccountId = call.Account,
            PrincipalId = role.Id,
            PolicyArn = kind.PolicyArnIn(call.Partition),
            PrincipalKind = PrincipalKind.Role,
            AttachedAt = call.Time,
        });
        return new CreateServiceLinkedRoleResponse { Role = RoleShapes.Created(call, role) };
    }
}
