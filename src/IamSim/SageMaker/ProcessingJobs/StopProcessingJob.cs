using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;
using IamSim.Workloads;

namespace IamSim.SageMaker.ProcessingJobs;

/// <summary>Has a processing job stop. It has stopped some time later.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopProcessingJob.html">SageMaker: StopProcessingJob</see></remarks>
internal sealed class StopProcessingJob(SageMakerFinder finder) : IOperation<StopProcessingJobRequest, StopProcessingJobResponse>
{
    public async ValueTask<Outcome<StopProcessingJobResponse>> RunAsync(Call call, StopProcessingJobRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.ProcessingJob, request.ProcessingJobName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var job = found.Value;
        if (job.Status != ProcessingJobStatus.InProgress)
        {
            return SageMakerErrors.NotStoppable("processing job", job.Status);
        }

        job.Status = ProcessingJobStatus.Stopping;
        job.ModifiedAt = call.Time;
        WorkloadLife.Wake(call, job);
        return new StopProcessingJobResponse();
    }
}
