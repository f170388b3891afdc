using IamSim.Calls;
using IamSim.Contracts.SageMaker;
using IamSim.Hosting;
using IamSim.SageMaker.Resources;
using IamSim.Storage;
using IamSim.Workloads.Specs;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Workloads.Life;

/// <summary>The lives of training and processing jobs.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeTrainingJob.html">SageMaker: DescribeTrainingJob</see>, its
/// <c>SecondaryStatus</c> and <c>SecondaryStatusTransitions</c>.
/// </remarks>
internal sealed class JobLife(IamDb db, Stretch stretch, WorkloadLife life, IamSimOptions options)
{
    private WorkloadOptions Seconds => options.Workloads;

    public async ValueTask<IReadOnlyList<MadeCall>> TrainAsync(SageMakerResource job, DateTimeOffset time, CancellationToken ct)
    {
        var request = (CreateTrainingJobRequest)StoredRequests.Read(SageMakerOperations.CreateTrainingJob, job.Request);
        var spec = WorkloadSpecs.Of(request, job.Region, job.AccountId)[0];
        switch (job.Status, job.SecondaryStatus)
        {
            case (TrainingJobStatus.Stopping, _):
                return await StopAsync(job, spec, time, ct);
            case (_, SecondaryStatus.Starting):
                {
                    var (failure, made) = await stretch.GoAsync(job, spec, time, phases => phases.PrepareAsync(ct), isAssumptionTold: false, ct);
                    job.StartedAt = failure is null ? time : null;
                    await NextAsync(job, failure, SecondaryStatus.Downloading, "Downloading input data", Seconds.DownloadingSeconds, time, ct);
                    return made;
                }

            case (_, SecondaryStatus.Downloading):
                {
                    var (failure, made) = await stretch.GoAsync(job, spec, time, phases => phases.DownloadAsync(ct), isAssumptionTold: false, ct);
                    await NextAsync(job, failure, SecondaryStatus.Training, "Training image download completed. Training in progress.", RunSeconds(spec), time, ct);
                    return made;
                }

            case (_, SecondaryStatus.Training):
                {
                    var (failure, made) = await stretch.GoAsync(job, spec, time, phases => phases.RunAsync(ct), isAssumptionTold: false, ct);
                    await NextAsync(job, failure, SecondaryStatus.Uploading, "Uploading generated training model", Seconds.UploadingSeconds, time, ct);
                    return made;
                }

            case (_, SecondaryStatus.Uploading):
                {
                    var (failure, made) = await UploadAsync(job, spec, time, ct);
                    if (failure is not null)
                    {
                        await FailAsync(job, failure, time, ct);
                    }
                    else if (IsTooLong(spec))
                    {
                        await EndAsync(job, TrainingJobStatus.Stopped, SecondaryStatus.MaxRuntimeExceeded, "Training job runtime exceeded MaxRuntimeInSeconds provided", time, ct);
                    }
                    else
                    {
                        await EndAsync(job, TrainingJobStatus.Completed, SecondaryStatus.Completed, "Training job completed", time, ct);
                    }

                    return made;
                }

            default:
                return [];
        }
    }

    public async ValueTask<IReadOnlyList<MadeCall>> ProcessAsync(SageMakerResource job, DateTimeOffset time, CancellationToken ct)
    {
        var request = (CreateProcessingJobRequest)StoredRequests.Read(SageMakerOperations.CreateProcessingJob, job.Request);
        var spec = WorkloadSpecs.Of(request, job.Region, job.AccountId)[0];
        if (job.Status == ProcessingJobStatus.Stopping)
        {
            await EndAsync(job, ProcessingJobStatus.Stopped, string.Empty, null, time, ct);
            return [];
        }

        if (job.StartedAt is null)
        {
            var (early, first) = await stretch.GoAsync(
                job,
                spec,
                time,
                async phases =>
                {
                    await phases.PrepareAsync(ct);
                    await phases.DownloadAsync(ct);
                },
                isAssumptionTold: false,
                ct);
            if (early is not null)
            {
                await FailAsync(job, early, time, ct);
                return first;
            }

            job.StartedAt = time;
            life.WakeAfter(job, time, RunSeconds(spec));
            return first;
        }

        if (IsTooLong(spec))
        {
            await EndAsync(job, ProcessingJobStatus.Stopped, string.Empty, null, time, ct);
            return [];
        }

        var (failure, made) = await stretch.GoAsync(
            job,
            spec,
            time,
            async phases =>
            {
                await phases.RunAsync(ct);
                await phases.UploadAsync((_, location, encryption) => stretch.LeaveAsync(spec, location, encryption, Artifacts.Result, "text/csv", time, ct), ct);
            },
            isAssumptionTold: false,
            ct);
        if (failure is not null)
        {
            await FailAsync(job, failure, time, ct);
        }
        else
        {
            await EndAsync(job, ProcessingJobStatus.Completed, string.Empty, null, time, ct);
        }

        return made;
    }

    private async ValueTask<IReadOnlyList<MadeCall>> StopAsync(SageMakerResource job, WorkloadSpec spec, DateTimeOffset time, CancellationToken ct)
    {
        // "When it receives a StopTrainingJob request, SageMaker … uploads the model artifacts": once there can be any.
        IReadOnlyList<MadeCall> made = [];
        if (job.StartedAt is not null)
        {
            (_, made) = await UploadAsync(job, spec, time, ct);
        }

        await EndAsync(job, TrainingJobStatus.Stopped, SecondaryStatus.Stopped, "Training job stopped", time, ct);
        return made;
    }

    private ValueTask<(string? Failure, IReadOnlyList<MadeCall> Made)> UploadAsync(SageMakerResource job, WorkloadSpec spec, DateTimeOffset time, CancellationToken ct) =>
        stretch.GoAsync(
            job,
            spec,
            time,
            phases => phases.UploadAsync(
                (_, location, encryption) =>
                {
                    job.Details = (SageMakerDetails.Read(job.Details) with { ModelArtifacts = location.ToString() }).Write();
                    return stretch.LeaveAsync(spec, location, encryption, Artifacts.Model, "application/x-tar", time, ct);
                },
                ct),
            isAssumptionTold: false,
            ct);

    private int RunSeconds(WorkloadSpec spec) =>
        Math.Min(spec.RunSeconds ?? Seconds.RunningSeconds, spec.MaxRuntimeSeconds ?? int.MaxValue);

    private bool IsTooLong(WorkloadSpec spec) => (spec.RunSeconds ?? Seconds.RunningSeconds) > (spec.MaxRuntimeSeconds ?? int.MaxValue);

    private async ValueTask NextAsync(SageMakerResource job, string? failure, string status, string message, int seconds, DateTimeOffset time, CancellationToken ct)
    {
        if (failure is not null)
        {
            await FailAsync(job, failure, time, ct);
            return;
        }

        job.SecondaryStatus = status;
        job.ModifiedAt = time;
        job.Details = SageMakerDetails.Read(job.Details).Moved(status, message, time).Write();
        life.WakeAfter(job, time, seconds);
    }

    private ValueTask FailAsync(SageMakerResource job, string reason, DateTimeOffset time, CancellationToken ct)
    {
        job.FailureReason = reason;
        return EndAsync(
            job, TrainingJobStatus.Failed, job.Kind == SageMakerKind.TrainingJob ? SecondaryStatus.Failed : string.Empty, "Training job failed", time, ct);
    }

    private async ValueTask EndAsync(SageMakerResource job, string status, string secondary, string? message, DateTimeOffset time, CancellationToken ct)
    {
        job.Status = status;
        job.EndedAt = time;
        job.ModifiedAt = time;
        var details = SageMakerDetails.Read(job.Details);
        if (job.Kind == SageMakerKind.TrainingJob)
        {
            var seconds = job.StartedAt is { } started ? (int)(time - started).TotalSeconds : 0;
            job.SecondaryStatus = secondary;
            details = details.Moved(secondary, message, time) with { TrainingSeconds = seconds, BillableSeconds = seconds };
        }

        job.Details = details.Write();
        if (job.ParentArn is { } parent && await db.SageMakerResources.SingleOrDefaultAsync(r => r.AccountId == job.AccountId && r.Arn == parent, ct) is { } tuning)
        {
            // One of its jobs has ended: another one may begin.
            life.WakeAfter(tuning, time, 0);
        }
    }
}
