using IamSim.Calls;
using IamSim.Iam.Groups;
using IamSim.Iam.InstanceProfiles;
using IamSim.Iam.Mfa;
using IamSim.Iam.OpenIdConnectProviders;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Iam.SamlProviders;
using IamSim.Iam.ServerCertificates;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Authorization;

/// <summary>Finds the resources that requests name: their ARNs with path and case as they are kept, their tags, their boundaries.</summary>
/// <remarks>What there is not has the ARN that the request's words make, so that whoever may not see it is not told that it does not exist.</remarks>
internal sealed class IamResources(IamDb db, RecentUsers recent)
{
    /// <summary>The resource of a type by the name, ARN or id that a request has for it.</summary>
    public async ValueTask<NamedResource> FindAsync(Call call, string type, string name, CancellationToken ct)
    {
        var found = type switch
        {
            ResourceTypes.User => await UserAsync(call, name, ct),
            ResourceTypes.Group => Of(call, type, await db.Groups.FindByNameAsync(call.Account, name, ct) is { } group ? (group.Path, group.Name) : null),
            ResourceTypes.Role => await RoleAsync(call, name, ct),
            ResourceTypes.Policy => await PolicyAsync(call, name, ct),
            ResourceTypes.InstanceProfile when await db.InstanceProfiles.FindByNameAsync(call.Account, name, ct) is { } profile =>
                new NamedResource(Arns.Iam(call, type, profile.Path, profile.Name)) { Tags = profile.Tags },
            ResourceTypes.ServerCertificate when await db.ServerCertificates.FindByNameAsync(call.Account, name, ct) is { IsFault: false } certificate =>
                new NamedResource(Arns.Iam(call, type, certificate.Value.Path, certificate.Value.Name)) { Tags = certificate.Value.Tags },
            ResourceTypes.SamlProvider when await db.SamlProviders.FindByArnAsync(call, name, ct) is { IsFault: false } saml =>
                new NamedResource(SamlProviderQueries.ArnOf(call, saml.Value)) { Tags = saml.Value.Tags },
            ResourceTypes.OpenIdConnectProvider when await db.OpenIdConnectProviders.FindByArnAsync(call, name, ct) is { IsFault: false } oidc =>
                new NamedResource(name) { Tags = oidc.Value.Tags },
            ResourceTypes.Mfa when await db.MfaDevices.FindBySerialAsync(call.Account, name, ct) is { } device =>
                new NamedResource(DeviceArn(call, device.SerialNumber)) { Tags = device.Tags },
            ResourceTypes.Mfa => new NamedResource(DeviceArn(call, name)),
            ResourceTypes.DelegationRequest => await DelegationAsync(call, name, ct),
            _ => null,
        };
        found ??= new NamedResource(name.StartsWith("arn:", StringComparison.Ordinal) ? name : Arns.Iam(call, type, "/", name));
        return found with { Shown = ResourceWords.Of(type, name) };
    }

    /// <summary>The user, group, role or policy that an ARN names.</summary>
    public async ValueTask<NamedResource> FindByArnAsync(Call call, string arn, CancellationToken ct)
    {
        var resource = arn.Split(':', 6)[^1];
        var type = resource.Split('/', 2)[0];
        if (type == ResourceTypes.Policy)
        {
            return await PolicyAsync(call, arn, ct) ?? new NamedResource(arn);
        }

        if (type is not (ResourceTypes.User or ResourceTypes.Role))
        {
            return new NamedResource(arn);
        }

        // A name is unique whatever its path: an ARN with another path names nobody.
        var found = await FindAsync(call, type, resource[(resource.LastIndexOf('/') + 1)..], ct);
        return found.Arn == arn ? found with { Shown = null } : new NamedResource(arn);
    }

    /// <summary>The calling user, whatever its name is by now; root by its ARN; null for those who are no user.</summary>
    public async ValueTask<NamedResource?> CallerAsync(Call call, CancellationToken ct)
    {
        if (call.Caller is { Kind: CallerKind.Root } root)
        {
            return new NamedResource(root.Arn);
        }

        if (call.Caller is not { Kind: CallerKind.IamUser, UserName: { } name, PrincipalId: var id })
        {
            return null;
        }

        var user = await recent.FindAsync(db, call.Account, name, ct);
        return await OfIdAsync(call, user?.Id == id ? user : null, id, ct) ?? new NamedResource(call.Caller.Arn);
    }

    /// <summary>The user of an id; null where there is none.</summary>
    public ValueTask<NamedResource?> UserOfIdAsync(Call call, string id, CancellationToken ct) => OfIdAsync(call, null, id, ct);

    private async ValueTask<NamedResource?> OfIdAsync(Call call, User? known, string id, CancellationToken ct) =>
        (known ?? await db.Users.SingleOrDefaultAsync(u => u.AccountId == call.Account && u.Id == id, ct)) is { } user ? Of(call, user) : null;

    private async ValueTask<NamedResource?> UserAsync(Call call, string name, CancellationToken ct) =>
        await recent.FindAsync(db, call.Account, name, ct) is { } user ? Of(call, user) : null;

    private async ValueTask<NamedResource?> RoleAsync(Call call, string name, CancellationToken ct) =>
        await db.Roles.FindByNameAsync(call.Account, name, ct) is { } role
            ? new NamedResource(Arns.Iam(call, ResourceTypes.Role, role.Path, role.Name)) { Tags = role.Tags, BoundaryArn = role.PermissionsBoundaryArn }
            : null;

    /// <summary>A policy by its ARN: AWS's have no tags, and another account's are not known.</summary>
    private async ValueTask<NamedResource?> PolicyAsync(Call call, string arn, CancellationToken ct) =>
        PolicyArn.Parse(arn) is { IsAws: false } parsed && parsed.Account == call.Account
        && await db.ManagedPolicies.SingleOrDefaultAsync(p => p.AccountId == call.Account && p.Arn == arn, ct) is { } policy
            ? new NamedResource(policy.Arn) { Tags = policy.Tags }
            : null;

    private async ValueTask<NamedResource?> DelegationAsync(Call call, string id, CancellationToken ct) =>
        await db.DelegationRequests.SingleOrDefaultAsync(r => r.Id == id, ct) is { } request
            ? new NamedResource(Arns.Iam(call, ResourceTypes.DelegationRequest, "/", id)) { OwnerArn = request.OwnerArn }
            : null;

    private static NamedResource Of(Call call, User user) =>
        new(Arns.Iam(call, ResourceTypes.User, user.Path, user.Name)) { Tags = user.Tags, BoundaryArn = user.PermissionsBoundaryArn };

    private static NamedResource? Of(Call call, string type, (string Path, string Name)? found) =>
        found is { } thing ? new NamedResource(Arns.Iam(call, type, thing.Path, thing.Name)) : null;

    /// <summary>A virtual device's serial number is its ARN; what is printed on a hardware token stands in the place of its name.</summary>
    private static string DeviceArn(Call call, string serialNumber) =>
        serialNumber.StartsWith("arn:", StringComparison.Ordinal) ? serialNumber : Arns.Iam(call, ResourceTypes.Mfa, "/", serialNumber);
}
