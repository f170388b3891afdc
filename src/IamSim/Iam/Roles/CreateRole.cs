using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Boundaries;
using IamSim.Iam.Policies;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Roles;

/// <summary>Creates a role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">IAM: CreateRole</see></remarks>
internal sealed class CreateRole(IamDb db, Ids ids, AwsManagedPolicies awsPolicies, QuotaOptions quotas, QuotaLedger ledger) : IOperation<CreateRoleRequest, CreateRoleResponse>
{
    /// <summary>Seconds: "if you do not specify a value for this setting, the default value of one hour is applied".</summary>
    public const int DefaultMaxSessionDuration = 3600;

    public async ValueTask<Outcome<CreateRoleResponse>> RunAsync(Call call, CreateRoleRequest request, CancellationToken ct)
    {
        var path = request.Path ?? "/";
        if (ProtectedRoles.Owns(path))
        {
            return RoleErrors.ProtectedPath(path);
        }

        if (await db.Roles.FindByNameAsync(call.Account, request.RoleName, ct) is not null)
        {
            return RoleErrors.AlreadyExists(request.RoleName);
        }

        if (await ledger.TakeAsync(call, nameof(quotas.RolesPerAccount), quotas.RolesPerAccount, () => db.Roles.CountAsync(r => r.AccountId == call.Account, ct)) is { } full)
        {
            return full;
        }

        if (await TrustPolicies.RefuseAsync(db, quotas, call, request.AssumeRolePolicyDocument, ct) is { } untrusted)
        {
            return untrusted;
        }

        var tags = Tags.Add([], request.Tags, Tags.WithoutCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        if (request.PermissionsBoundary is { } boundary && await Boundary.RefuseAsync(db, awsPolicies, call, boundary, ct) is { } refusal)
        {
            return refusal;
        }

        var role = new Role
        {
            AccountId = call.Account,
            Id = ids.Role(),
            Name = request.RoleName,
            NameKey = NameKeys.Of(request.RoleName),
            Path = path,
            CreatedAt = call.Time,
            TrustPolicy = request.AssumeRolePolicyDocument,
            TrustedIds = await TrustedIds.OfAsync(db, request.AssumeRolePolicyDocument, ct),
            Description = request.Description,
            MaxSessionDuration = request.MaxSessionDuration ?? DefaultMaxSessionDuration,
            PermissionsBoundaryArn = request.PermissionsBoundary,
            Tags = tags.Value,
        };
        db.Roles.Add(role);
        return new CreateRoleResponse { Role = RoleShapes.Created(call, role) };
    }
}
