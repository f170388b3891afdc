using IamSim.Access;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Ec2.Facts;
using IamSim.Kms.Facts;
using IamSim.S3.Facts;
using IamSim.Sts.Roles;

namespace IamSim.Workloads.Worlds;

/// <summary>The world as it is stored, read in a reader's scope or in the lane's.</summary>
internal sealed class StoredWorld(
    IServiceProvider services, AssumableRoles roles, AccessCache access, IBuckets buckets, IKeys keys, INetworks networks, Call asking) : IWorld
{
    public static StoredWorld In(IServiceProvider services, Call asking) => new(
        services,
        services.GetRequiredService<AssumableRoles>(),
        services.GetRequiredService<AccessCache>(),
        services.GetRequiredService<IBuckets>(),
        services.GetRequiredService<IKeys>(),
        services.GetRequiredService<INetworks>(),
        asking);

    public ValueTask<AssumableRole?> RoleAsync(string arn, CancellationToken ct) => roles.FindAsync(services, asking, arn, ct);

    public ValueTask<CallerAccess?> AccessAsync(Call call, CancellationToken ct) => access.FindAsync(services, call, ct);

    public ValueTask<AccountControls?> ControlsAsync(string account, CancellationToken ct) => access.ControlsAsync(services, account, ct);

    public ValueTask<BucketFacts?> BucketAsync(string name, CancellationToken ct) => buckets.FindAsync(services, name, ct);

    public ValueTask<IReadOnlyList<ObjectFacts>> ObjectsAsync(BucketFacts bucket, string prefix, int most, CancellationToken ct) =>
        buckets.ListAsync(services, bucket, prefix, most, ct);

    public ValueTask<KeyFacts?> KeyAsync(string account, string region, string keyId, CancellationToken ct) =>
        keys.FindAsync(services, account, region, keyId, ct);

    public ValueTask<NetworkFacts?> NetworkAsync(string subnetId, CancellationToken ct) => networks.FindBySubnetAsync(services, subnetId, ct);
}
