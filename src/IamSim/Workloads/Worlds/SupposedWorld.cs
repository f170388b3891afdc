using IamSim.Access;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Ec2.Facts;
using IamSim.Kms.Facts;
using IamSim.S3.Facts;
using IamSim.Sts.Roles;

namespace IamSim.Workloads.Worlds;

/// <summary>A role that is supposed: what the store says of it, if anything, does not count.</summary>
internal sealed record SupposedRole(AssumableRole Role, PrincipalPolicies Policies);

/// <summary>A bucket that is supposed, with its objects.</summary>
internal sealed record SupposedBucket(BucketFacts Facts, IReadOnlyList<ObjectFacts> Objects);

/// <summary>The stored world, with some things in the place of what is stored, or beside it.</summary>
internal sealed class SupposedWorld(IWorld stored) : IWorld
{
    public Dictionary<string, SupposedRole> Roles { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SupposedBucket> Buckets { get; } = new(StringComparer.Ordinal);

    public List<KeyFacts> Keys { get; } = [];

    public List<NetworkFacts> Networks { get; } = [];

    public ValueTask<AssumableRole?> RoleAsync(string arn, CancellationToken ct) =>
        Roles.TryGetValue(arn, out var role) ? ValueTask.FromResult<AssumableRole?>(role.Role) : stored.RoleAsync(arn, ct);

    public ValueTask<CallerAccess?> AccessAsync(Call call, CancellationToken ct)
    {
        var session = call.Caller.Session;
        var role = session is null ? null : Roles.Values.FirstOrDefault(supposed => supposed.Role.Id == session.PrincipalId);
        return role is null
            ? stored.AccessAsync(call, ct)
            : ValueTask.FromResult<CallerAccess?>(CallerAccessReader.Of(role.Policies, role.Policies.ToRequestPrincipal(session!.Name), session));
    }

    public ValueTask<AccountControls?> ControlsAsync(string account, CancellationToken ct) => stored.ControlsAsync(account, ct);

    public ValueTask<BucketFacts?> BucketAsync(string name, CancellationToken ct) =>
        Buckets.TryGetValue(name, out var bucket) ? ValueTask.FromResult<BucketFacts?>(bucket.Facts) : stored.BucketAsync(name, ct);

    public ValueTask<IReadOnlyList<ObjectFacts>> ObjectsAsync(BucketFacts bucket, string prefix, int most, CancellationToken ct) =>
        Buckets.TryGetValue(bucket.Name, out var supposed)
            ? ValueTask.FromResult<IReadOnlyList<ObjectFacts>>([.. supposed.Objects.Where(each => each.Key.StartsWith(prefix, StringComparison.Ordinal)).Take(most)])
            : stored.ObjectsAsync(bucket, prefix, most, ct);

    public ValueTask<KeyFacts?> KeyAsync(string account, string region, string keyId, CancellationToken ct)
    {
        var isOwn = !keyId.StartsWith("arn:", StringComparison.Ordinal);
        var alias = keyId[(keyId.LastIndexOf(':') + 1)..];
        var supposed = Keys.FirstOrDefault(key =>
            key.Arn == keyId
            || ((isOwn ? key.Account == account : key.Account == keyId.Split(':').ElementAtOrDefault(4))
                && (key.Arn.EndsWith(":key/" + keyId, StringComparison.Ordinal) || key.Aliases.Contains(alias))));
        return supposed is null ? stored.KeyAsync(account, region, keyId, ct) : ValueTask.FromResult<KeyFacts?>(supposed);
    }

    public ValueTask<NetworkFacts?> NetworkAsync(string subnetId, CancellationToken ct) =>
        Networks.FirstOrDefault(network => network.Subnets.Any(subnet => subnet.Id == subnetId)) is { } supposed
            ? ValueTask.FromResult<NetworkFacts?>(supposed)
            : stored.NetworkAsync(subnetId, ct);
}
