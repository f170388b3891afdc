using IamSim.Policies.Reference;
using IamSim.SageMaker.Quotas;

namespace IamSim.CostControl;

/// <summary>An action that starts something that costs money.</summary>
/// <param name="Info">What AWS's reference says of it: its condition keys.</param>
/// <param name="Resource">The type of resource in its ARN.</param>
/// <param name="Use">What its instances are for; none for an action that names none.</param>
/// <param name="NeedsRole">
/// Whether its request hands over a role: https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html. An endpoint's and a transform job's role is
/// the model's. The reference's own list of dependent actions lacks some of these.
/// </param>
internal sealed record LaunchAction(ActionInfo Info, string Resource, InstanceUse Use, bool NeedsRole)
{
    public const string InstanceTypesKey = "sagemaker:InstanceTypes";
    public const string RuntimeKey = "sagemaker:MaxRuntimeInSeconds";
    public const string SubnetsKey = "sagemaker:VpcSubnets";

    public static IReadOnlyList<LaunchAction> All { get; } =
    [
        Of("CreateTrainingJob", "training-job", InstanceUse.Training, needsRole: true),
        Of("CreateProcessingJob", "processing-job", InstanceUse.Processing, needsRole: true),
        Of("CreateHyperParameterTuningJob", "hyper-parameter-tuning-job", InstanceUse.Training, needsRole: true),
        Of("CreateTransformJob", "transform-job", InstanceUse.Transform, needsRole: false),
        Of("CreateEndpointConfig", "endpoint-config", InstanceUse.Endpoint, needsRole: false),
        Of("CreateEndpoint", "endpoint", InstanceUse.None, needsRole: false),
        Of("CreateNotebookInstance", "notebook-instance", InstanceUse.Notebook, needsRole: true),
    ];

    public string Name => Info.Name;

    public bool HasTypes => Info.HasConditionKey(InstanceTypesKey);

    public bool HasRuntime => Info.HasConditionKey(RuntimeKey);

    public bool HasSubnets => Info.HasConditionKey(SubnetsKey);

    public IReadOnlyList<InstanceType> Types { get; } = [.. InstanceTypes.Known.Where(type => type.IsFor(Use))];

    private static LaunchAction Of(string name, string resource, InstanceUse use, bool needsRole) =>
        new(ActionReference.Default.FindAction($"sagemaker:{name}")!, resource, use, needsRole);
}
