using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.TuningJobs;

/// <summary>Tuning jobs as answers show them.</summary>
internal static class TuningShapes
{
    public static CreateHyperParameterTuningJobRequest RequestOf(SageMakerResource job) =>
        (CreateHyperParameterTuningJobRequest)StoredRequests.Read(CreateHyperParameterTuningJobRequest.Operation, job.Request);

    public static TuningProgress ProgressOf(SageMakerResource job) => SageMakerDetails.Read(job.Details).Tuning ?? new TuningProgress();

    public static DescribeHyperParameterTuningJobResponse Described(SageMakerResource job, SageMakerResource? best)
    {
        var request = RequestOf(job);
        var progress = ProgressOf(job);
        return new DescribeHyperParameterTuningJobResponse
        {
            HyperParameterTuningJobName = job.Name,
            HyperParameterTuningJobArn = job.Arn,
            HyperParameterTuningJobConfig = request.HyperParameterTuningJobConfig,
            TrainingJobDefinition = request.TrainingJobDefinition,
            TrainingJobDefinitions = request.TrainingJobDefinitions,
            HyperParameterTuningJobStatus = job.Status,
            CreationTime = job.CreatedAt,
            HyperParameterTuningEndTime = job.EndedAt,
            LastModifiedTime = job.ModifiedAt,
            TrainingJobStatusCounters = Counted(progress),
            ObjectiveStatusCounters = Objectives(progress),
            BestTrainingJob = best is null ? null : Best(job, request, progress, best),
            WarmStartConfig = request.WarmStartConfig,
            Autotune = request.Autotune,
            FailureReason = job.FailureReason,
            ConsumedResources = progress.TrainingSeconds > 0 ? new HyperParameterTuningJobConsumedResources { RuntimeInSeconds = progress.TrainingSeconds } : null,
        };
    }

    public static HyperParameterTuningJobSummary Summary(SageMakerResource job)
    {
        var config = RequestOf(job).HyperParameterTuningJobConfig;
        var progress = ProgressOf(job);
        return new HyperParameterTuningJobSummary
        {
            HyperParameterTuningJobName = job.Name,
            HyperParameterTuningJobArn = job.Arn,
            HyperParameterTuningJobStatus = job.Status,
            Strategy = config.Strategy,
            CreationTime = job.CreatedAt,
            HyperParameterTuningEndTime = job.EndedAt,
            LastModifiedTime = job.ModifiedAt,
            TrainingJobStatusCounters = Counted(progress),
            ObjectiveStatusCounters = Objectives(progress),
            ResourceLimits = config.ResourceLimits,
        };
    }

    private static TrainingJobStatusCounters Counted(TuningProgress progress) => new()
    {
        Completed = progress.Completed,
        InProgress = progress.InProgress,
        RetryableError = progress.RetryableError,
        NonRetryableError = progress.NonRetryableError,
        Stopped = progress.Stopped,
    };

    private static ObjectiveStatusCounters Objectives(TuningProgress progress) => new()
    {
        Succeeded = progress.ObjectiveSucceeded,
        Pending = progress.ObjectivePending,
        Failed = progress.ObjectiveFailed,
    };

    private static HyperParameterTrainingJobSummary Best(
        SageMakerResource job, CreateHyperParameterTuningJobRequest request, TuningProgress progress, SageMakerResource best)
    {
        var objective = request.HyperParameterTuningJobConfig.HyperParameterTuningJobObjective
            ?? request.TrainingJobDefinitions?.Select(d => d.TuningObjective).FirstOrDefault(o => o is not null);
        return new HyperParameterTrainingJobSummary
        {
            TrainingJobDefinitionName = request.TrainingJobDefinition?.DefinitionName,
            TrainingJobName = best.Name,
            TrainingJobArn = best.Arn,
            TuningJobName = job.Name,
            CreationTime = best.CreatedAt,
            TrainingStartTime = best.StartedAt,
            TrainingEndTime = best.EndedAt,
            TrainingJobStatus = best.Status,
            TunedHyperParameters = SageMakerDetails.Read(best.Details).TunedParameters ?? new Dictionary<string, string>(),
            FailureReason = best.FailureReason,
            FinalHyperParameterTuningJobObjectiveMetric = objective is null ? null : new FinalHyperParameterTuningJobObjectiveMetric
            {
                Type = objective.Type,
                MetricName = objective.MetricName,
                Value = progress.BestValue,
            },
            ObjectiveStatus = ObjectiveStatus.Succeeded,
        };
    }
}
