using System.Collections.Frozen;

namespace IamSim.SageMaker.Quotas;

/// <summary>
/// The instance types that IamSim knows the size of: a choice of families, from small to the largest. What each can be used for is SageMaker's model's
/// to say (a test holds this list against it), its size is that of the EC2 instance of the same name.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html">EC2: instance types</see>. Batch transform is in none of IamSim's
/// models: its types are those of https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformResources.html.
/// </remarks>
internal static class InstanceTypes
{
    private const InstanceUse Jobs = InstanceUse.Training | InstanceUse.SpotTraining | InstanceUse.Processing;
    private const InstanceUse All = Jobs | InstanceUse.Endpoint | InstanceUse.Notebook | InstanceUse.Transform;
    private const InstanceUse NoTransform = All & ~InstanceUse.Transform;
    private const InstanceUse JobsAndEndpoints = All & ~InstanceUse.Notebook;
    private const InstanceUse Everyday = Jobs | InstanceUse.Notebook;
    private const InstanceUse Heavy = InstanceUse.Training | InstanceUse.SpotTraining | InstanceUse.Endpoint | InstanceUse.Notebook;
    private const InstanceUse Inference = InstanceUse.Endpoint | InstanceUse.Notebook;

    /// <summary>From the smallest to the largest: by the memory of their accelerators, then by their own.</summary>
    public static IReadOnlyList<InstanceType> Known { get; } =
    [
        .. new InstanceType[]
        {
            new("ml.t3.medium", Everyday, 2, 4, 0, 0),
            new("ml.t3.large", Everyday, 2, 8, 0, 0),
            new("ml.t3.xlarge", Everyday, 4, 16, 0, 0),
            new("ml.t3.2xlarge", Everyday, 8, 32, 0, 0),
            new("ml.m5.large", JobsAndEndpoints, 2, 8, 0, 0),
            new("ml.m5.xlarge", All, 4, 16, 0, 0),
            new("ml.m5.2xlarge", All, 8, 32, 0, 0),
            new("ml.m5.4xlarge", All, 16, 64, 0, 0),
            new("ml.m5.12xlarge", All, 48, 192, 0, 0),
            new("ml.m5.24xlarge", All, 96, 384, 0, 0),
            new("ml.c5.xlarge", All, 4, 8, 0, 0),
            new("ml.c5.2xlarge", All, 8, 16, 0, 0),
            new("ml.c5.4xlarge", All, 16, 32, 0, 0),
            new("ml.c5.9xlarge", All, 36, 72, 0, 0),
            new("ml.c5.18xlarge", All, 72, 144, 0, 0),
            new("ml.r5.large", NoTransform, 2, 16, 0, 0),
            new("ml.r5.xlarge", NoTransform, 4, 32, 0, 0),
            new("ml.r5.2xlarge", NoTransform, 8, 64, 0, 0),
            new("ml.r5.4xlarge", NoTransform, 16, 128, 0, 0),
            new("ml.r5.12xlarge", NoTransform, 48, 384, 0, 0),
            new("ml.r5.24xlarge", NoTransform, 96, 768, 0, 0),
            new("ml.g4dn.xlarge", All, 4, 16, 1, 16),
            new("ml.g4dn.2xlarge", All, 8, 32, 1, 16),
            new("ml.g4dn.4xlarge", All, 16, 64, 1, 16),
            new("ml.g4dn.8xlarge", All, 32, 128, 1, 16),
            new("ml.g4dn.12xlarge", All, 48, 192, 4, 64),
            new("ml.g4dn.16xlarge", All, 64, 256, 1, 16),
            new("ml.g5.xlarge", All, 4, 16, 1, 24),
            new("ml.g5.2xlarge", All, 8, 32, 1, 24),
            new("ml.g5.4xlarge", All, 16, 64, 1, 24),
            new("ml.g5.8xlarge", All, 32, 128, 1, 24),
            new("ml.g5.12xlarge", All, 48, 192, 4, 96),
            new("ml.g5.16xlarge", All, 64, 256, 1, 24),
            new("ml.g5.24xlarge", All, 96, 384, 4, 96),
            new("ml.g5.48xlarge", All, 192, 768, 8, 192),
            new("ml.g6.xlarge", NoTransform, 4, 16, 1, 24),
            new("ml.g6.2xlarge", NoTransform, 8, 32, 1, 24),
            new("ml.g6.4xlarge", NoTransform, 16, 64, 1, 24),
            new("ml.g6.8xlarge", NoTransform, 32, 128, 1, 24),
            new("ml.g6.12xlarge", NoTransform, 48, 192, 4, 96),
            new("ml.g6.24xlarge", NoTransform, 96, 384, 4, 96),
            new("ml.g6.48xlarge", NoTransform, 192, 768, 8, 192),
            new("ml.p3.2xlarge", All, 8, 61, 1, 16),
            new("ml.p3.8xlarge", All, 32, 244, 4, 64),
            new("ml.p3.16xlarge", All, 64, 488, 8, 128),
            new("ml.p4d.24xlarge", Heavy, 96, 1152, 8, 320),
            new("ml.p4de.24xlarge", Heavy, 96, 1152, 8, 640),
            new("ml.p5.48xlarge", Heavy, 192, 2048, 8, 640),
            new("ml.trn1.2xlarge", Heavy, 8, 32, 1, 32),
            new("ml.trn1.32xlarge", Heavy, 128, 512, 16, 512),
            new("ml.inf2.xlarge", Inference, 4, 16, 1, 32),
            new("ml.inf2.8xlarge", Inference, 32, 128, 1, 32),
            new("ml.inf2.24xlarge", Inference, 96, 384, 6, 192),
            new("ml.inf2.48xlarge", Inference, 192, 768, 12, 384),
        }.OrderBy(type => type.AcceleratorMemoryGiB).ThenBy(type => type.MemoryGiB).ThenBy(type => type.Processors),
    ];

    private static readonly FrozenDictionary<string, InstanceType> ByName = Known.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>A type by its name; null for one that is not on the list.</summary>
    public static InstanceType? Find(string name) => ByName.GetValueOrDefault(name);
}
