using IamSim.Policies.Reference;
using IamSim.SageMaker.Quotas;

namespace IamSim.CostControl;

/// <summary>An action that starts something that costs money.</summary>
/// <param name="Info">What AWS's reference says of it: its condition keys, and whether it hands over a role.</param>
/// <param name="Resource">The type of resource in its ARN.</param>
/// <param name="Use">What its instances are for; none for an action that names none.</param>
internal sealed record LaunchAction(ActionInfo Info, string Resource, InstanceUse Use)
{
    public const string InstanceTypesKey = "sagemaker:InstanceTypes";
    public const string RuntimeKey = "sagemaker:MaxRuntimeInSeconds";
    public const string SubnetsKey = "sagemaker:VpcSubnets";

    public static IReadOnlyList<LaunchAction> All { get; } =
    [
        Of("CreateTrainingJob", "training-job", InstanceUse.Training),
        Of("CreateProcessingJob", "processing-job", InstanceUse.Processing),
        Of("CreateHyperParameterTuningJob", "hyper-parameter-tuning-job", InstanceUse.Training),
        Of("CreateTransformJob", "transform-job", InstanceUse.Transform),
        Of("CreateEndpointConfig", "endpoint-config", InstanceUse.Endpoint),
        Of("CreateEndpoint", "endpoint", InstanceUse.None),
        Of("CreateNotebookInstance", "notebook-instance", InstanceUse.Notebook),
    ];

    public string Name => Info.Name;

    public bool HasTypes => Info.HasConditionKey(InstanceTypesKey);

    public bool HasRuntime => Info.HasConditionKey(RuntimeKey);

    public bool HasSubnets => Info.HasConditionKey(SubnetsKey);

    /// <summary>The reference names what else a caller needs.</summary>
    public bool NeedsRole { get; } = Info.DependentActions.Concat(Info.ResourceTypes.SelectMany(type => type.DependentActions))
        .Contains("iam:PassRole", StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<InstanceType> Types { get; } = [.. InstanceTypes.Known.Where(type => type.IsFor(Use))];

    private static LaunchAction Of(string name, string resource, InstanceUse use) =>
        new(ActionReference.Default.FindAction($"sagemaker:{name}")!, resource, use);
}
