using IamSim.Calls;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.Workloads.Life;

/// <summary>The lives of all kinds of workload, in the lane.</summary>
internal sealed class Lives(JobLife jobs, TuningLife tuning, EndpointLife endpoints, NotebookLife notebooks)
{
    /// <summary>Lets one go on by a stretch.</summary>
    /// <param name="resource">The workload, which the lane's context tracks.</param>
    /// <param name="time">When the stretch began: the simulator's clock may be far ahead of it.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The events of its steps.</returns>
    public ValueTask<IReadOnlyList<MadeCall>> GoOnAsync(SageMakerResource resource, DateTimeOffset time, CancellationToken ct) => resource.Kind switch
    {
        SageMakerKind.TrainingJob => jobs.TrainAsync(resource, time, ct),
        SageMakerKind.ProcessingJob => jobs.ProcessAsync(resource, time, ct),
        SageMakerKind.TuningJob => tuning.GoOnAsync(resource, time, ct),
        SageMakerKind.Endpoint => endpoints.GoOnAsync(resource, time, ct),
        SageMakerKind.NotebookInstance => notebooks.GoOnAsync(resource, time, ct),
        _ => throw new InvalidOperationException($"A {resource.Kind} has no life."),
    };

    /// <summary>Ends one that cannot go on.</summary>
    public static void Fail(SageMakerResource resource, DateTimeOffset time, string reason)
    {
        resource.Status = TrainingJobStatus.Failed;
        resource.SecondaryStatus = resource.Kind == SageMakerKind.TrainingJob ? SecondaryStatus.Failed : string.Empty;
        resource.FailureReason = reason;
        resource.EndedAt = time;
        resource.ModifiedAt = time;
        resource.DueAt = null;
    }
}
