using System.Collections.Concurrent;
using IamSim.Access;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Iam.Roles;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Storage;

namespace IamSim.Sts.Roles;

/// <summary>
/// Finds roles of whatever account by their ARNs, and keeps them until something changes in their accounts. As <see cref="AccessCache"/>, only
/// where this process is the one writer.
/// </summary>
internal sealed class AssumableRoles(Database database, AccessVersions versions)
{
    /// <summary>Past this many roles it starts afresh.</summary>
    private const int MostRoles = 10_000;

    private readonly ConcurrentDictionary<string, Kept> _roles = new(StringComparer.Ordinal);

    /// <summary>The role; null where there is none. The whole ARN counts, letter by letter: STS finds no role by its name without its path.</summary>
    public async ValueTask<AssumableRole?> FindAsync(IServiceProvider provider, Call call, string arn, CancellationToken ct)
    {
        if (PrincipalArn.Parse(arn) is not { Kind: Iam.Policies.PrincipalKind.Role, Session: null } named)
        {
            return null;
        }

        var version = versions.Of(named.Account);
        if (_roles.TryGetValue(arn, out var kept) && kept.Version == version)
        {
            return kept.Role;
        }

        var role = await ReadAsync(provider, call.Partition, named, arn, ct);
        if (role is not null && !database.IsShared && !provider.GetRequiredService<IamDb>().Tracks && versions.MayKeep(named.Account, version))
        {
            if (_roles.Count >= MostRoles)
            {
                _roles.Clear();
            }

            _roles[arn] = new Kept(version, role);
        }

        return role;
    }

    private static async Task<AssumableRole?> ReadAsync(
        IServiceProvider provider, string partition, PrincipalArn named, string arn, CancellationToken ct)
    {
        var db = provider.GetRequiredService<IamDb>();
        if (await db.Roles.FindByNameAsync(named.Account, named.Name, ct) is not { } role
            || $"arn:{partition}:iam::{role.AccountId}:role{role.Path}{role.Name}" != arn)
        {
            return null;
        }

        var trust = provider.GetRequiredService<CompiledDocuments>().Of(TrustedPrincipals.ById(role), PolicyKind.Trust);
        return new AssumableRole(arn, role.AccountId, role.Id)
        {
            Name = role.Name,
            Path = role.Path,
            MaxSessionDuration = role.MaxSessionDuration,
            Tags = role.Tags,
            Trust = trust.Policy is { } policy ? PolicyLayer.Of(new AttachedPolicy(policy, new PolicySource("trust policy", $"role {role.Name}"))) : PolicyLayer.Empty,
        };
    }

    private sealed record Kept(AccessVersion Version, AssumableRole Role);
}
