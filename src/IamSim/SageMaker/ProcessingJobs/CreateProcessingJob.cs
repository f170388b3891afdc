using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.ProcessingJobs;

/// <summary>Starts a processing job.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html">SageMaker: CreateProcessingJob</see></remarks>
internal sealed class CreateProcessingJob(SageMakerMaker maker) : IOperation<CreateProcessingJobRequest, CreateProcessingJobResponse>
{
    public async ValueTask<Outcome<CreateProcessingJobResponse>> RunAsync(Call call, CreateProcessingJobRequest request, CancellationToken ct)
    {
        if (Refuse(request) is { } refusal)
        {
            return refusal;
        }

        var cluster = request.ProcessingResources.ClusterConfig;
        var made = await maker.MakeAsync(
            call,
            new NewResource(SageMakerKind.ProcessingJob, request.ProcessingJobName, ProcessingJobStatus.InProgress, request)
            {
                Tags = request.Tags,
                RoleArn = request.RoleArn,
                Instances = [new NeededInstances(cluster.InstanceType, NeededInstances.Processing, cluster.InstanceCount ?? 0)],
            },
            ct);
        return made.IsFault ? made.Fault : new CreateProcessingJobResponse { ProcessingJobArn = made.Value.Arn };
    }

    /// <summary>"The name for the processing job input", and output, is its own within the job. The words are IamSim's.</summary>
    private static Fault? Refuse(CreateProcessingJobRequest request)
    {
        var inputs = (request.ProcessingInputs ?? []).Select(i => i.InputName).ToList();
        var outputs = (request.ProcessingOutputConfig?.Outputs ?? []).Select(o => o.OutputName).ToList();
        return inputs.Distinct().Count() < inputs.Count ? SageMakerErrors.Invalid("Processing input names must be unique within a processing job.")
            : outputs.Distinct().Count() < outputs.Count ? SageMakerErrors.Invalid("Processing output names must be unique within a processing job.")
            : null;
    }
}
