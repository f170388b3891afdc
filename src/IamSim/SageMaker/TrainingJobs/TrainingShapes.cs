using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.TrainingJobs;

/// <summary>Training jobs as answers show them.</summary>
internal static class TrainingShapes
{
    public static CreateTrainingJobRequest RequestOf(SageMakerResource job) => (CreateTrainingJobRequest)StoredRequests.Read(CreateTrainingJobRequest.Operation, job.Request);

    /// <summary>Where the model goes: <c>s3://bucket/prefix/job/output/model.tar.gz</c>.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo-output.html">SageMaker AI: How Amazon SageMaker AI processes training output</see></remarks>
    public static string ArtifactsOf(CreateTrainingJobRequest request) => $"{request.OutputDataConfig.S3OutputPath.TrimEnd('/')}/{request.TrainingJobName}/output/model.tar.gz";

    public static DescribeTrainingJobResponse Described(SageMakerResource job)
    {
        var request = RequestOf(job);
        var details = SageMakerDetails.Read(job.Details);
        return new DescribeTrainingJobResponse
        {
            TrainingJobName = job.Name,
            TrainingJobArn = job.Arn,
            TuningJobArn = job.ParentArn,
            ModelArtifacts = new ModelArtifacts { S3ModelArtifacts = details.ModelArtifacts ?? ArtifactsOf(request) },
            TrainingJobStatus = job.Status,
            SecondaryStatus = job.SecondaryStatus,
            FailureReason = job.FailureReason,
            HyperParameters = request.HyperParameters,
            AlgorithmSpecification = request.AlgorithmSpecification is { } algorithm
                ? algorithm with { EnableSageMakerMetricsTimeSeries = algorithm.EnableSageMakerMetricsTimeSeries ?? false }
                : null,
            RoleArn = request.RoleArn,
            InputDataConfig = TrainingDefaults.Inputs(request.InputDataConfig),
            OutputDataConfig = TrainingDefaults.Output(request.OutputDataConfig),
            ResourceConfig = request.ResourceConfig,
            WarmPoolStatus = details.WarmPool is { } pool ? new WarmPoolStatus { Status = pool } : null,
            VpcConfig = request.VpcConfig,
            StoppingCondition = TrainingDefaults.Stopping(request.StoppingCondition),
            CreationTime = job.CreatedAt,
            TrainingStartTime = job.StartedAt,
            TrainingEndTime = job.EndedAt,
            LastModifiedTime = job.ModifiedAt,
            SecondaryStatusTransitions = details.Transitions.Select(Shown).ToList(),
            FinalMetricDataList = details.FinalMetrics.Count == 0 ? null : details.FinalMetrics.Select(Shown).ToList(),
            EnableNetworkIsolation = request.EnableNetworkIsolation ?? false,
            EnableInterContainerTrafficEncryption = request.EnableInterContainerTrafficEncryption ?? false,
            EnableManagedSpotTraining = request.EnableManagedSpotTraining ?? false,
            CheckpointConfig = request.CheckpointConfig,
            TrainingTimeInSeconds = details.TrainingSeconds,
            BillableTimeInSeconds = details.BillableSeconds,
            DebugHookConfig = request.DebugHookConfig,
            ExperimentConfig = request.ExperimentConfig,
            DebugRuleConfigurations = request.DebugRuleConfigurations,
            TensorBoardOutputConfig = request.TensorBoardOutputConfig,
            ProfilerConfig = request.ProfilerConfig,
            ProfilerRuleConfigurations = request.ProfilerRuleConfigurations,
            ProfilingStatus = request.ProfilerConfig is null or { DisableProfiler: true } ? ProfilingStatus.Disabled : ProfilingStatus.Enabled,
            Environment = request.Environment,
            RetryStrategy = request.RetryStrategy,
            RemoteDebugConfig = request.RemoteDebugConfig,
            InfraCheckConfig = request.InfraCheckConfig,
            ServerlessJobConfig = request.ServerlessJobConfig,
            MlflowConfig = request.MlflowConfig,
            ModelPackageConfig = request.ModelPackageConfig,
        };
    }

    public static TrainingJobSummary Summary(SageMakerResource job) => new()
    {
        TrainingJobName = job.Name,
        TrainingJobArn = job.Arn,
        CreationTime = job.CreatedAt,
        TrainingEndTime = job.EndedAt,
        LastModifiedTime = job.ModifiedAt,
        TrainingJobStatus = job.Status,
        SecondaryStatus = job.SecondaryStatus,
        WarmPoolStatus = SageMakerDetails.Read(job.Details).WarmPool is { } pool ? new WarmPoolStatus { Status = pool } : null,
        TrainingPlanArn = RequestOf(job).ResourceConfig?.TrainingPlanArn,
    };

    private static SecondaryStatusTransition Shown(StatusTransition transition) => new()
    {
        Status = transition.Status,
        StartTime = transition.StartedAt,
        EndTime = transition.EndedAt,
        StatusMessage = transition.Message,
    };

    private static MetricData Shown(MeasuredMetric metric) => new() { MetricName = metric.Name, Value = (float)metric.Value, Timestamp = metric.At };
}
