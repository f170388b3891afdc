using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Hosting;
using IamSim.Kms.Facts;
using IamSim.S3.Facts;
using IamSim.SageMaker.Resources;
using IamSim.Storage;
using IamSim.Workloads.Life;
using IamSim.Workloads.Specs;
using IamSim.Workloads.Steps;
using IamSim.Workloads.Worlds;

namespace IamSim.Workloads;

/// <summary>The life of what SageMaker runs: begun when it is made, gone on with as the simulator's clock goes on.</summary>
internal sealed class WorkloadLife(IamSimOptions options, IBuckets buckets, IKeys keys, WorkloadDues dues, Ids ids)
{
    /// <summary>Whether a new job, model, endpoint or notebook can begin: what AWS checks at once. It is begun where nothing is wrong.</summary>
    /// <param name="lane">The lane's services.</param>
    /// <param name="call">Who makes it.</param>
    /// <param name="resource">The new resource, already added and not saved.</param>
    /// <param name="request">What it is made from.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>Why it is not made; null where it is.</returns>
    public async ValueTask<Fault?> BeginAsync(IServiceProvider lane, Call call, SageMakerResource resource, IRequest request, CancellationToken ct)
    {
        foreach (var spec in WorkloadSpecs.Of(request, call.Region, call.Account))
        {
            var (refusal, made) = await CheckAsync(lane, call, resource, spec, call.Time, ct);
            call.Made.AddRange(made);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        if (resource.Status.Length > 0)
        {
            WakeAfter(resource, call.Time, FirstStretch(resource.Kind));
        }

        return null;
    }

    /// <summary>What is checked at once for a resource, and the events of that.</summary>
    public async ValueTask<(Fault? Refusal, IReadOnlyList<MadeCall> Made)> CheckAsync(
        IServiceProvider lane, Call asking, SageMakerResource resource, WorkloadSpec spec, DateTimeOffset time, CancellationToken ct)
    {
        // A model without data or a role has nothing to be checked.
        if (spec.RoleArn.Length == 0)
        {
            return (null, []);
        }

        var walk = new AccessWalk(StoredWorld.In(lane, asking), spec, new WalkMode(time, IsReal: true, options.Enforcement == EnforcementMode.On), ids);
        var phases = new WorkloadPhases(walk, new DataSteps(walk, buckets, keys));
        await phases.CreateAsync(ct);
        resource.AccessPath = StoredPaths.Write(AccessPath.Of(spec.Arn, spec.RoleArn, walk.Steps, failureReason: null));
        return (walk.Failure is { } failure ? FailureReasons.AtOnce(spec, failure, phases.Empty) : null, walk.Made);
    }

    /// <summary>Lets a resource that was asked to stop, start again, change or go away do so: the engine finds it within a second, and when the clock is turned.</summary>
    public static void Wake(Call call, SageMakerResource resource) => resource.DueAt = call.Time.ToUnixTimeMilliseconds();

    /// <summary>Says when a resource's life goes on.</summary>
    public void WakeAfter(SageMakerResource resource, DateTimeOffset time, int seconds)
    {
        var due = time.AddSeconds(seconds).ToUnixTimeMilliseconds();
        resource.DueAt = due;
        dues.Note(due);
    }

    private int FirstStretch(SageMakerKind kind) => kind switch
    {
        SageMakerKind.Endpoint => options.Workloads.EndpointSeconds,
        SageMakerKind.NotebookInstance => options.Workloads.NotebookSeconds,
        _ => options.Workloads.StartingSeconds,
    };
}
