using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;
using IamSim.Workloads;

namespace IamSim.SageMaker.TrainingJobs;

/// <summary>Has a training job stop. It has stopped some time later.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopTrainingJob.html">SageMaker: StopTrainingJob</see></remarks>
internal sealed class StopTrainingJob(SageMakerFinder finder) : IOperation<StopTrainingJobRequest, StopTrainingJobResponse>
{
    public async ValueTask<Outcome<StopTrainingJobResponse>> RunAsync(Call call, StopTrainingJobRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.TrainingJob, request.TrainingJobName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var job = found.Value;
        if (job.Status != TrainingJobStatus.InProgress)
        {
            return SageMakerErrors.NotStoppable("training job", job.Status);
        }

        job.Status = TrainingJobStatus.Stopping;
        job.SecondaryStatus = SecondaryStatus.Stopping;
        job.ModifiedAt = call.Time;
        job.Details = SageMakerDetails.Read(job.Details).Moved(SecondaryStatus.Stopping, "Stopping the training job", call.Time).Write();
        WorkloadLife.Wake(call, job);
        return new StopTrainingJobResponse();
    }
}
