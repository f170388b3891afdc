using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.TrainingJobs;

/// <summary>What has to fit together in a request for training, as its reference says. The words are IamSim's where no report quotes AWS's.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html">SageMaker: CreateTrainingJob</see></remarks>
internal static class TrainingRules
{
    /// <summary>Why the request cannot be; null where it can.</summary>
    public static Fault? Refuse(CreateTrainingJobRequest request)
    {
        if (request.ServerlessJobConfig is not null)
        {
            return null;
        }

        if (request.AlgorithmSpecification is not { } algorithm)
        {
            return SageMakerErrors.Invalid("AlgorithmSpecification is required.");
        }

        if ((algorithm.TrainingImage is null) == (algorithm.AlgorithmName is null))
        {
            // "You must specify either the algorithm name … or the registry path of the container image": AlgorithmSpecification.
            return SageMakerErrors.Invalid(algorithm.TrainingImage is null
                ? "You must specify either a TrainingImage or an AlgorithmName in AlgorithmSpecification."
                : "You cannot specify both a TrainingImage and an AlgorithmName in AlgorithmSpecification.");
        }

        return RefuseResources(request.ResourceConfig)
            ?? RefuseSpot(request.EnableManagedSpotTraining == true, request.StoppingCondition)
            ?? RefuseChannels(request.InputDataConfig);
    }

    /// <summary>Why instances cannot be had like this: a type with a count, or groups of them, never both.</summary>
    public static Fault? RefuseResources(ResourceConfig? resources)
    {
        if (resources is null)
        {
            return SageMakerErrors.Invalid("ResourceConfig is required.");
        }

        var hasGroups = resources.InstanceGroups is { Count: > 0 };
        return hasGroups == (resources.InstanceType is not null || resources.InstanceCount is not null)
            ? SageMakerErrors.Invalid("ResourceConfig must have either InstanceType and InstanceCount or InstanceGroups.")
            : !hasGroups && (resources.InstanceType is null || resources.InstanceCount is null)
                ? SageMakerErrors.Invalid("ResourceConfig must have both InstanceType and InstanceCount.")
                : null;
    }

    /// <summary>"MaxWaitTimeInSeconds … must be equal to or greater than MaxRuntimeInSeconds": and it is there exactly for spot training.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html">SageMaker: StoppingCondition</see></remarks>
    public static Fault? RefuseSpot(bool isSpot, StoppingCondition? stopping)
    {
        if (!isSpot)
        {
            return stopping?.MaxWaitTimeInSeconds is null ? null : SageMakerErrors.Invalid("MaxWaitTimeInSeconds is supported only when EnableManagedSpotTraining is true.");
        }

        return stopping?.MaxWaitTimeInSeconds is not { } wait ? SageMakerErrors.Invalid("Invalid MaxWaitTimeInSeconds. It must be present when EnableManagedSpotTraining is set to true.")
            : wait < (stopping.MaxRuntimeInSeconds ?? TrainingDefaults.MaxRuntime)
                ? SageMakerErrors.Invalid("Invalid MaxWaitTimeInSeconds. It must be equal to or greater than MaxRuntimeInSeconds")
                : null;
    }

    /// <summary>"ChannelName … must be unique": and each channel has one source.</summary>
    public static Fault? RefuseChannels(IReadOnlyList<Channel>? channels)
    {
        if (channels is null)
        {
            return null;
        }

        return channels.DistinctBy(c => c.ChannelName).Count() < channels.Count ? SageMakerErrors.Invalid("Channel names must be unique within a training job.")
            : channels.FirstOrDefault(c => SourcesOf(c.DataSource) != 1) is { } odd
                ? SageMakerErrors.Invalid($"Channel {odd.ChannelName} must have exactly one data source.")
                : null;
    }

    /// <summary>The instances that the account's quotas count.</summary>
    public static IReadOnlyList<NeededInstances> InstancesOf(ResourceConfig? resources, bool isSpot)
    {
        var usage = isSpot ? NeededInstances.SpotTraining : NeededInstances.Training;
        return resources switch
        {
            { InstanceGroups: { Count: > 0 } groups } => [.. groups.Select(g => new NeededInstances(g.InstanceType, usage, g.InstanceCount ?? 0))],
            { InstanceType: { } type } => [new NeededInstances(type, usage, resources.InstanceCount ?? 0)],
            _ => [],
        };
    }

    private static int SourcesOf(DataSource source) =>
        (source.S3DataSource is null ? 0 : 1) + (source.FileSystemDataSource is null ? 0 : 1) + (source.DatasetSource is null ? 0 : 1);
}
