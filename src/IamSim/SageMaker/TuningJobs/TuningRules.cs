using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Authorization;
using IamSim.SageMaker.Resources;
using IamSim.SageMaker.TrainingJobs;

namespace IamSim.SageMaker.TuningJobs;

/// <summary>What has to fit together in a request for tuning, as its reference says. The words are IamSim's.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html">SageMaker: HyperParameterTrainingJobDefinition</see></remarks>
internal static class TuningRules
{
    /// <summary>Why the request cannot be; null where it can.</summary>
    public static Fault? Refuse(CreateHyperParameterTuningJobRequest request)
    {
        if ((request.TrainingJobDefinition is null) == (request.TrainingJobDefinitions is not { Count: > 0 }))
        {
            return SageMakerErrors.Invalid("Exactly one of TrainingJobDefinition and TrainingJobDefinitions must be specified.");
        }

        // "DefinitionName: … required when TrainingJobDefinitions": each is its own.
        var names = (request.TrainingJobDefinitions ?? []).Select(d => d.DefinitionName).ToList();
        return names.Contains(null) ? SageMakerErrors.Invalid("Each of TrainingJobDefinitions must have a DefinitionName.")
            : names.Distinct().Count() < names.Count ? SageMakerErrors.Invalid("The DefinitionNames of TrainingJobDefinitions must be unique.")
            : CreationKeys.DefinitionsOf(request).Select(Refuse).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>The instances that run at once: those of the definition that needs most, by as many jobs as run in parallel.</summary>
    public static IReadOnlyList<NeededInstances> InstancesOf(CreateHyperParameterTuningJobRequest request)
    {
        var parallel = request.HyperParameterTuningJobConfig.ResourceLimits.MaxParallelTrainingJobs ?? 1;
        return
        [
            .. CreationKeys.DefinitionsOf(request)
                .SelectMany(d => TrainingRules.InstancesOf(d.ResourceConfig ?? Flexible(d.HyperParameterTuningResourceConfig), d.EnableManagedSpotTraining == true))
                .GroupBy(needed => (needed.Type, needed.Usage))
                .Select(group => new NeededInstances(group.Key.Type, group.Key.Usage, group.Max(needed => needed.Count) * parallel)),
        ];
    }

    private static Fault? Refuse(HyperParameterTrainingJobDefinition definition)
    {
        if ((definition.AlgorithmSpecification.TrainingImage is null) == (definition.AlgorithmSpecification.AlgorithmName is null))
        {
            return SageMakerErrors.Invalid("AlgorithmSpecification must have either a TrainingImage or an AlgorithmName.");
        }

        return ((definition.ResourceConfig, definition.HyperParameterTuningResourceConfig) switch
        {
            (null, null) or (not null, not null) => SageMakerErrors.Invalid("A training job definition must have either a ResourceConfig or a HyperParameterTuningResourceConfig."),
            ({ } resources, _) => TrainingRules.RefuseResources(resources),
            _ => null,
        })
            ?? TrainingRules.RefuseSpot(definition.EnableManagedSpotTraining == true, definition.StoppingCondition)
            ?? TrainingRules.RefuseChannels(definition.InputDataConfig);
    }

    /// <summary>The first of the types that are given in the order in which they are liked.</summary>
    private static ResourceConfig? Flexible(HyperParameterTuningResourceConfig? resources) => resources switch
    {
        { InstanceConfigs: [var first, ..] } => new ResourceConfig { InstanceType = first.InstanceType, InstanceCount = first.InstanceCount },
        { InstanceType: { } type } => new ResourceConfig { InstanceType = type, InstanceCount = resources.InstanceCount },
        _ => null,
    };
}
