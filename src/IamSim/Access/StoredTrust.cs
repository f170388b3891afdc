using System.Collections.Immutable;
using IamSim.Calls;
using IamSim.Iam.Roles;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Simulation;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using PrincipalKind = IamSim.Iam.Policies.PrincipalKind;

namespace IamSim.Access;

/// <summary>The trust policies of roles that IamSim holds: whoever asks to assume one is judged by it, unless the question brings a policy.</summary>
internal sealed class StoredTrust(IamDb db)
{
    /// <summary>The request with the trust policy of each role that it asks to assume.</summary>
    public async Task<SimulationRequest> PlaceAsync(Call call, SimulationRequest request, CancellationToken ct)
    {
        if (request.Policies.Resource is not null || !request.Action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase))
        {
            return request;
        }

        var resources = ImmutableArray.CreateBuilder<SimulatedResource>(request.Resources.Length);
        foreach (var resource in request.Resources)
        {
            resources.Add(resource.Policy is null && await FindAsync(call, resource.Arn, ct) is { } trust ? resource with { Policy = trust } : resource);
        }

        return request with { Resources = resources.MoveToImmutable() };
    }

    /// <summary>The trust policy of a role of the caller's account; null where it holds none of this ARN.</summary>
    public async Task<PolicyLayer?> FindAsync(Call call, string arn, CancellationToken ct)
    {
        // The whole ARN counts: STS finds no role by its name without its path.
        if (PrincipalArn.Parse(arn) is not { Kind: PrincipalKind.Role, Session: null } named || named.Account != call.Account
            || await db.Roles.FindByNameAsync(call.Account, named.Name, ct) is not { } role
            || Arns.Iam(call, "role", role.Path, role.Name) != arn)
        {
            return null;
        }

        await TrustedIds.ShowAsync(db, [role], ct);
        return LayerOf(role);
    }

    /// <summary>The trust policies of all roles of the caller's account, by the roles' names.</summary>
    public async Task<IReadOnlyDictionary<string, PolicyLayer>> AllAsync(Call call, CancellationToken ct)
    {
        var roles = await db.Roles.Where(role => role.AccountId == call.Account).ToListAsync(ct);
        await TrustedIds.ShowAsync(db, roles, ct);
        return roles.ToDictionary(role => role.Name, LayerOf, StringComparer.Ordinal);
    }

    private static PolicyLayer LayerOf(Role role) => PolicyDocument.ParseToAsk(role.ShownTrust, PolicyKind.Trust).Document is { } document
        ? PolicyLayer.Of(new AttachedPolicy(CompiledPolicy.Compile(document), new PolicySource("trust policy", $"role {role.Name}")))
        : PolicyLayer.Empty;
}
