using IamSim.Calls;
using IamSim.Contracts;
using IamSim.SageMaker.Resources;

namespace IamSim.Workloads;

/// <summary>The life of what SageMaker runs: begun when it is made, gone on with as the simulator's clock goes on.</summary>
internal sealed class WorkloadLife
{
    /// <summary>Whether a new job, endpoint or notebook can begin: what AWS checks at once. It is begun where nothing is wrong.</summary>
    /// <param name="lane">The lane's services.</param>
    /// <param name="call">Who makes it.</param>
    /// <param name="resource">The new resource, already added and not saved.</param>
    /// <param name="request">What it is made from.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>Why it is not made; null where it is.</returns>
#pragma warning disable CA1822 // a service
    public ValueTask<Fault?> BeginAsync(IServiceProvider lane, Call call, SageMakerResource resource, IRequest request, CancellationToken ct)
#pragma warning restore CA1822
    {
        resource.DueAt = call.Time.ToUnixTimeMilliseconds();
        return ValueTask.FromResult<Fault?>(null);
    }

    /// <summary>Lets a resource that was asked to stop, start again or go away do so.</summary>
    public static void Wake(Call call, SageMakerResource resource) => resource.DueAt = call.Time.ToUnixTimeMilliseconds();
}
