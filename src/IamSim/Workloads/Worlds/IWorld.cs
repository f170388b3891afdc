using IamSim.Access;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Ec2.Facts;
using IamSim.Kms.Facts;
using IamSim.S3.Facts;
using IamSim.Sts.Roles;

namespace IamSim.Workloads.Worlds;

/// <summary>All that an access path is decided by: what is stored, or what is supposed in its place.</summary>
internal interface IWorld
{
    /// <summary>A role by its ARN, with its trust policy; null where there is none.</summary>
    ValueTask<AssumableRole?> RoleAsync(string arn, CancellationToken ct);

    /// <summary>What governs a session of the role, or another caller; null where the principal is gone.</summary>
    ValueTask<CallerAccess?> AccessAsync(Call call, CancellationToken ct);

    ValueTask<AccountControls?> ControlsAsync(string account, CancellationToken ct);

    ValueTask<BucketFacts?> BucketAsync(string name, CancellationToken ct);

    /// <summary>The objects under a prefix, by key; at most so many.</summary>
    ValueTask<IReadOnlyList<ObjectFacts>> ObjectsAsync(BucketFacts bucket, string prefix, int most, CancellationToken ct);

    /// <summary>The key that an id, ARN, alias or alias's ARN names in an account and region; null where there is none.</summary>
    ValueTask<KeyFacts?> KeyAsync(string account, string region, string keyId, CancellationToken ct);

    /// <summary>The network of a subnet; null where there is no such subnet.</summary>
    ValueTask<NetworkFacts?> NetworkAsync(string subnetId, CancellationToken ct);
}
