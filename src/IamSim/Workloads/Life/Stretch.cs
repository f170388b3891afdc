using IamSim.Calls;
using IamSim.Hosting;
using IamSim.Kms.Facts;
using IamSim.S3.Facts;
using IamSim.SageMaker.Resources;
using IamSim.Storage;
using IamSim.Workloads.Specs;
using IamSim.Workloads.Steps;
using IamSim.Workloads.Worlds;

namespace IamSim.Workloads.Life;

/// <summary>Goes stretches of a workload's way in the lane, and keeps the story of them.</summary>
internal sealed class Stretch(IServiceProvider lane, IamSimOptions options, IBuckets buckets, IKeys keys, Ids ids)
{
    /// <summary>Takes the steps of a stretch.</summary>
    /// <param name="resource">The workload; its path grows.</param>
    /// <param name="spec">What it reaches for.</param>
    /// <param name="time">When.</param>
    /// <param name="go">The phases of the stretch.</param>
    /// <param name="isAssumptionTold">False where the story has it already that the role is assumed.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The reason for which it fails, null where it does not; and the events.</returns>
    public async ValueTask<(string? Failure, IReadOnlyList<MadeCall> Made)> GoAsync(
        SageMakerResource resource,
        WorkloadSpec spec,
        DateTimeOffset time,
        Func<WorkloadPhases, ValueTask> go,
        bool isAssumptionTold,
        CancellationToken ct)
    {
        var before = StoredPaths.Read(resource.AccessPath)?.Steps ?? [];
        var asking = RoleSession.OfService(spec, time, ids);
        var walk = new AccessWalk(StoredWorld.In(lane, asking), spec, new WalkMode(time, IsReal: true, options.Enforcement == EnforcementMode.On), ids, before.Count);
        await walk.AssumeAsync(WorkloadPhases.Prepare, isTold: isAssumptionTold, ct);
        if (!walk.HasEnded)
        {
            await go(new WorkloadPhases(walk, new DataSteps(walk, buckets, keys)));
        }
        else if (walk.Failure is null)
        {
            // The role was there when the job was made.
            await walk.AssumeAsync(WorkloadPhases.Prepare, isTold: true, ct);
        }

        var failure = walk.Failure is { } failing ? FailureReasons.Later(failing) : null;
        resource.AccessPath = StoredPaths.Write(AccessPath.Of(spec.Arn, spec.RoleArn, [.. before, .. walk.Steps], failure));
        resource.ModifiedAt = time;
        return (failure, walk.Made);
    }

    /// <summary>Writes what a job leaves behind.</summary>
    public async ValueTask LeaveAsync(
        WorkloadSpec spec, S3Location location, BucketEncryption encryption, byte[] content, string contentType, DateTimeOffset time, CancellationToken ct)
    {
        // AWS's own key is there from its first use on.
        if (encryption is { IsKms: true, KmsKeyId: null } && await keys.FindAsync(lane, spec.Account, spec.Region, DataSteps.DefaultKey, ct) is { } key)
        {
            encryption = encryption with { KmsKeyId = (await keys.UseAsync(lane, key, time, ct)).Arn };
        }

        if (await buckets.FindAsync(lane, location.Bucket, ct) is { } bucket)
        {
            await buckets.PutAsync(lane, bucket, new ObjectFacts(location.Key, content.Length, encryption), content, contentType, time, ct);
        }
    }
}
