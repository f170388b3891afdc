using System.Collections.Concurrent;
using System.Collections.Immutable;
using IamSim.Access;
using IamSim.Authorization;
using IamSim.Kms.Grants;
using IamSim.Kms.Keys;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Kms.Facts;

/// <summary>
/// Finds keys of whatever account, with their policies and grants compiled, and keeps them until something changes in their accounts: as roles are
/// (<see cref="Sts.Roles.AssumableRoles"/>), only where this process is the one writer.
/// </summary>
internal sealed class StoredKeys(Database database, AccessVersions versions, SimulatorClock clock, WriterLane lane, KeyMaterials materials) : IKeys
{
    /// <summary>Past this many keys it starts afresh.</summary>
    private const int MostKeys = 10_000;

    private readonly ConcurrentDictionary<KeyReference, (AccessVersion Version, KeyFacts Key)> _keys = new();

    public async ValueTask<KeyFacts?> FindAsync(IServiceProvider services, string account, string region, string keyId, CancellationToken ct)
    {
        if (KeyReference.Parse(account, region, keyId) is not { } named || named.Region != region)
        {
            return null;
        }

        var key = await FindAsync(services, named with { IsArn = false }, ct);

        // "After the waiting period ends, KMS deletes the key."
        return key?.DeletionAt is { } at && at <= clock.GetUtcNow() ? null : key;
    }

    public Question Ask(KeyFacts key, KeyUse use) => new(use.Action, key.Arn)
    {
        ResourceAccount = key.Account,
        ResourceTags = key.Tags,
        ResourcePolicy = key.Policy,
        Context = KeyContext.Of(key, use),
        StrangersReason = $"on resource: {key.Arn} {KmsErrors.StrangersReason}",
    };

    public async ValueTask<KeyFacts> UseAsync(IServiceProvider services, KeyFacts key, DateTimeOffset now, CancellationToken ct)
    {
        if (key.IsStored || AwsManagedKeys.Supposed(new KeyReference(key.Account, key.Region, key.Id, IsArn: false)) is not { } supposed)
        {
            return key;
        }

        var db = services.GetRequiredService<IamDb>();
        var material = materials.Make();
        if (db.Tracks)
        {
            await AwsManagedKeys.KeepAsync(db, supposed, material, now, ct);
            return key with { MaterialId = supposed.MaterialId };
        }

        await lane.RunAsync(new Making(supposed, material, now), ct);
        return await FindAsync(services, key.Account, key.Region, key.Id, ct) ?? key;
    }

    private async ValueTask<KeyFacts?> FindAsync(IServiceProvider services, KeyReference named, CancellationToken ct)
    {
        var version = versions.Of(named.Account);
        if (_keys.TryGetValue(named, out var kept) && kept.Version == version)
        {
            return kept.Key;
        }

        var key = await ReadAsync(services, named, ct);
        if (key is { IsStored: true } && !database.IsShared && !services.GetRequiredService<IamDb>().Tracks && versions.MayKeep(named.Account, version))
        {
            if (_keys.Count >= MostKeys)
            {
                _keys.Clear();
            }

            _keys[named] = (version, key);
        }

        return key;
    }

    private static async Task<KeyFacts?> ReadAsync(IServiceProvider services, KeyReference named, CancellationToken ct)
    {
        var db = services.GetRequiredService<IamDb>();
        var id = named.Name;
        if (named.IsAlias)
        {
            id = await db.KmsAliases
                .Where(a => a.AccountId == named.Account && a.Region == named.Region && a.Name == named.Name)
                .Select(a => a.KeyId)
                .SingleOrDefaultAsync(ct);
        }

        var key = id is null ? null : await db.KmsKeys.SingleOrDefaultAsync(k => k.AccountId == named.Account && k.Region == named.Region && k.Id == id, ct);
        key ??= AwsManagedKeys.Supposed(named);
        if (key is null)
        {
            return null;
        }

        var aliases = await db.KmsAliases
            .Where(a => a.AccountId == key.AccountId && a.Region == key.Region && a.KeyId == key.Id)
            .OrderBy(a => a.Name)
            .Select(a => a.Name)
            .ToListAsync(ct);
        var grants = await db.KeyGrants.Where(g => g.AccountId == key.AccountId && g.Region == key.Region && g.KeyId == key.Id).ToListAsync(ct);
        return new KeyFacts(key.Arn, key.AccountId, key.State.ToString(), LayerOf(services, key, grants))
        {
            Tags = key.Tags,
            Aliases = aliases.Count == 0 && key.IsAwsManaged ? [AwsManagedKeys.AliasOf(key)!] : aliases,
            IsAwsManaged = key.IsAwsManaged,
            MaterialId = key.MaterialId,
            DeletionAt = key.DeletionAt,
        };
    }

    /// <summary>The key policy, in which the principals stand that IamSim knows by their unique ids, and the grants beside it.</summary>
    private static PolicyLayer LayerOf(IServiceProvider services, KmsKey key, IEnumerable<KeyGrant> grants)
    {
        var text = Policies.KeyPolicies.ById(key.Policy, key.PolicyPrincipals);
        var policies = ImmutableArray.CreateBuilder<AttachedPolicy>();
        if (services.GetRequiredService<CompiledDocuments>().Of(text, PolicyKind.Resource).Policy is { } policy)
        {
            policies.Add(new AttachedPolicy(policy, new PolicySource("key policy", $"key {key.Id}")));
        }

        policies.AddRange(grants.SelectMany(GrantPolicies.Of));
        return PolicyLayer.Of(policies);
    }

    /// <summary>Keeps a key of AWS's that is used for the first time by a call that changes nothing itself.</summary>
    private sealed class Making(KmsKey key, NewMaterial material, DateTimeOffset now) : SimulatorChange
    {
        /// <summary>It takes nothing away.</summary>
        public override bool IsDerived => true;

        /// <summary>Another server was first: its key counts.</summary>
        public override void Collided(UniqueViolation violation)
        {
        }

        protected override ValueTask ApplyAsync(IamDb db, CancellationToken ct) => AwsManagedKeys.KeepAsync(db, key, material, now, ct);
    }
}
