using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.TrainingJobs;

/// <summary>Starts a training job. What is wrong with its role or its data at once makes no job; what fails later ends it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html">SageMaker: CreateTrainingJob</see></remarks>
internal sealed class CreateTrainingJob(SageMakerMaker maker) : IOperation<CreateTrainingJobRequest, CreateTrainingJobResponse>
{
    public async ValueTask<Outcome<CreateTrainingJobResponse>> RunAsync(Call call, CreateTrainingJobRequest request, CancellationToken ct)
    {
        if (TrainingRules.Refuse(request) is { } refusal)
        {
            return refusal;
        }

        var made = await maker.MakeAsync(
            call,
            new NewResource(SageMakerKind.TrainingJob, request.TrainingJobName, TrainingJobStatus.InProgress, request)
            {
                Tags = request.Tags,
                RoleArn = request.RoleArn,
                SecondaryStatus = SecondaryStatus.Starting,
                Details = new SageMakerDetails().Moved(SecondaryStatus.Starting, "Starting the training job", call.Time),
                Instances = TrainingRules.InstancesOf(request.ResourceConfig, request.EnableManagedSpotTraining == true),
            },
            ct);
        return made.IsFault ? made.Fault : new CreateTrainingJobResponse { TrainingJobArn = made.Value.Arn };
    }
}
