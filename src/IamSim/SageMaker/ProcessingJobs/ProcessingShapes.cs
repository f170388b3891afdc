using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.ProcessingJobs;

/// <summary>Processing jobs as answers show them.</summary>
internal static class ProcessingShapes
{
    /// <summary>"The default value is 1 day", as for training jobs.</summary>
    private const int MaxRuntime = 86_400;

    public static CreateProcessingJobRequest RequestOf(SageMakerResource job) =>
        (CreateProcessingJobRequest)StoredRequests.Read(CreateProcessingJobRequest.Operation, job.Request);

    public static DescribeProcessingJobResponse Described(SageMakerResource job)
    {
        var request = RequestOf(job);
        return new DescribeProcessingJobResponse
        {
            ProcessingInputs = request.ProcessingInputs?.Select(Shown).ToList(),
            ProcessingOutputConfig = request.ProcessingOutputConfig is { } outputs ? outputs with { Outputs = outputs.Outputs.Select(Shown).ToList() } : null,
            ProcessingJobName = job.Name,
            ProcessingResources = request.ProcessingResources,
            StoppingCondition = request.StoppingCondition ?? new ProcessingStoppingCondition { MaxRuntimeInSeconds = MaxRuntime },
            AppSpecification = request.AppSpecification,
            Environment = request.Environment,
            NetworkConfig = request.NetworkConfig,
            RoleArn = request.RoleArn,
            ExperimentConfig = request.ExperimentConfig,
            ProcessingJobArn = job.Arn,
            ProcessingJobStatus = job.Status,
            ExitMessage = SageMakerDetails.Read(job.Details).ExitMessage,
            FailureReason = job.FailureReason,
            ProcessingEndTime = job.EndedAt,
            ProcessingStartTime = job.StartedAt,
            LastModifiedTime = job.ModifiedAt,
            CreationTime = job.CreatedAt,
        };
    }

    public static ProcessingJobSummary Summary(SageMakerResource job) => new()
    {
        ProcessingJobName = job.Name,
        ProcessingJobArn = job.Arn,
        CreationTime = job.CreatedAt,
        ProcessingEndTime = job.EndedAt,
        LastModifiedTime = job.ModifiedAt,
        ProcessingJobStatus = job.Status,
        FailureReason = job.FailureReason,
        ExitMessage = SageMakerDetails.Read(job.Details).ExitMessage,
    };

    private static ProcessingInput Shown(ProcessingInput input) => input with
    {
        AppManaged = input.AppManaged ?? false,
        S3Input = input.S3Input is { } s3
            ? s3 with
            {
                S3DataDistributionType = s3.S3DataDistributionType ?? ProcessingS3DataDistributionType.FullyReplicated,
                S3CompressionType = s3.S3CompressionType ?? ProcessingS3CompressionType.None,
            }
            : null,
    };

    private static ProcessingOutput Shown(ProcessingOutput output) => output with { AppManaged = output.AppManaged ?? false };
}
