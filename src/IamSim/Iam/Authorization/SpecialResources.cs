using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Mfa;
using IamSim.Iam.Roles;
using IamSim.Iam.Roles.ServiceLinked;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Authorization;

/// <summary>The few operations whose requests do not name the resource that the service authorization reference has for them.</summary>
internal static class SpecialResources
{
    private const string Any = "*";

    /// <summary>Null where the operation is none of them.</summary>
    public static ValueTask<NamedResource?> FindAsync(
        IServiceProvider services, IamResources resources, Call call, IRequest request, CancellationToken ct) => request switch
        {
            GetAccessKeyLastUsedRequest asked => OwnerOfKeyAsync(services, resources, call, asked.AccessKeyId, ct),
            GetMFADeviceRequest { UserName: null } asked => OwnerOfDeviceAsync(services, resources, call, asked.SerialNumber, ct),
            GetHumanReadableSummaryRequest { EntityArn: { } arn } when Delegation(call, arn) is { } id =>
                Some(resources.FindAsync(call, ResourceTypes.DelegationRequest, id, ct)),
            CreateServiceLinkedRoleRequest made => new(ToBeMade(call, made)),
            GetServiceLinkedRoleDeletionStatusRequest { DeletionTaskId: { } task } => new(OfTask(call, task)),

            // All users' credentials: a guess, the reference says no more than "user".
            ListServiceSpecificCredentialsRequest { UserName: null, AllUsers: true } =>
                new(new NamedResource(Arns.Iam(call, ResourceTypes.User, "/", Any))),
            _ => default,
        };

    /// <summary>
    /// The user whose key it is. Of a key that is nobody's, or another account's, no user can be asked about; the denial names the key in every case, which
    /// is a guess, so that it tells nobody whose it is.
    /// </summary>
    private static async ValueTask<NamedResource?> OwnerOfKeyAsync(
        IServiceProvider services, IamResources resources, Call call, string? id, CancellationToken ct)
    {
        var owner = await services.GetRequiredService<IamDb>().AccessKeys
            .Where(k => k.AccountId == call.Account && k.Id == id)
            .Select(k => k.UserId)
            .SingleOrDefaultAsync(ct);
        var user = owner is null ? null : await resources.UserOfIdAsync(call, owner, ct);
        return (user ?? new NamedResource(Any)) with { Shown = $"access key {id}" };
    }

    /// <summary>The user whose device it is; without one the caller. The denial names the device in every case, as it does a key: a guess too.</summary>
    private static async ValueTask<NamedResource?> OwnerOfDeviceAsync(
        IServiceProvider services, IamResources resources, Call call, string? serialNumber, CancellationToken ct)
    {
        var device = await services.GetRequiredService<IamDb>().MfaDevices.FindBySerialAsync(call.Account, serialNumber ?? string.Empty, ct);
        var user = device?.UserId is { } owner ? await resources.UserOfIdAsync(call, owner, ct) : null;
        return (user ?? await resources.CallerAsync(call, ct) ?? new NamedResource(Any)) with { Shown = $"{ResourceTypes.Mfa} device {serialNumber}" };
    }

    /// <summary>The role that the service has, or would have.</summary>
    private static NamedResource ToBeMade(Call call, CreateServiceLinkedRoleRequest request)
    {
        var service = request.AWSServiceName ?? string.Empty;
        return ServiceLinkedRoleKind.Of(service) is { } kind
            ? new NamedResource(Arns.Iam(call, ResourceTypes.Role, kind.Path, kind.NameWith(request.CustomSuffix)))
            : new NamedResource(Arns.Iam(call, ResourceTypes.Role, $"{ProtectedRoles.ServiceLinked}{service}/", Any));
    }

    /// <summary><c>task/aws-service-role/SERVICE/ROLE/UUID</c>: the role's path and name stand in it.</summary>
    private static NamedResource OfTask(Call call, string task) => task.Split('/') is ["task", var path, var service, var role, _]
        ? new NamedResource(Arns.Iam(call, ResourceTypes.Role, $"/{path}/{service}/", role))
        : new NamedResource(Arns.Iam(call, ResourceTypes.Role, "/", Any));

    private static string? Delegation(Call call, string arn)
    {
        var start = Arns.Iam(call, ResourceTypes.DelegationRequest, "/", string.Empty);
        return arn.StartsWith(start, StringComparison.Ordinal) ? arn[start.Length..] : null;
    }

    private static async ValueTask<NamedResource?> Some(ValueTask<NamedResource> found) => await found;
}
