using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;
using IamSim.Workloads;

namespace IamSim.SageMaker.TuningJobs;

/// <summary>Has a tuning job stop, with the training jobs that it has started.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopHyperParameterTuningJob.html">SageMaker: StopHyperParameterTuningJob</see></remarks>
internal sealed class StopHyperParameterTuningJob(SageMakerFinder finder) : IOperation<StopHyperParameterTuningJobRequest, StopHyperParameterTuningJobResponse>
{
    public async ValueTask<Outcome<StopHyperParameterTuningJobResponse>> RunAsync(Call call, StopHyperParameterTuningJobRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.TuningJob, request.HyperParameterTuningJobName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var job = found.Value;
        if (job.Status != HyperParameterTuningJobStatus.InProgress)
        {
            return SageMakerErrors.NotStoppable("tuning job", job.Status);
        }

        job.Status = HyperParameterTuningJobStatus.Stopping;
        job.ModifiedAt = call.Time;
        WorkloadLife.Wake(call, job);
        return new StopHyperParameterTuningJobResponse();
    }
}
