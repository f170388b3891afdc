using IamSim.SageMaker.Resources;

namespace IamSim.Workloads.Specs;

/// <summary>What a job, endpoint or notebook will reach for, told from its request: all that its access path depends on.</summary>
/// <param name="Kind">The kind of resource.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN: <c>aws:SourceArn</c> of what SageMaker does for it.</param>
/// <param name="Account">The account that it is in.</param>
/// <param name="Region">The region that it is in.</param>
internal sealed record WorkloadSpec(SageMakerKind Kind, string Name, string Arn, string Account, string Region)
{
    /// <summary>The execution role.</summary>
    public string RoleArn { get; init; } = string.Empty;

    public IReadOnlyList<ImageSpec> Images { get; init; } = [];

    public IReadOnlyList<InputSpec> Inputs { get; init; } = [];

    public IReadOnlyList<OutputSpec> Outputs { get; init; } = [];

    /// <summary>Where checkpoints are read from and written to; null where there are none.</summary>
    public string? CheckpointS3Uri { get; init; }

    /// <summary>The key of the storage volume; null for SageMaker's own.</summary>
    public string? VolumeKmsKeyId { get; init; }

    /// <summary>The subnets of the customer's VPC; empty where it runs in SageMaker's own network.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    /// <summary>The instance type, in the singular even where there are several groups of instances: the first.</summary>
    public string? InstanceType { get; init; }

    public int InstanceCount { get; init; } = 1;

    /// <summary>Seconds; null where it may run as long as it likes.</summary>
    public int? MaxRuntimeSeconds { get; init; }

    /// <summary>How long the work itself takes, in seconds, where the request says so by <c>IAMSIM_RUN_SECONDS</c> in its environment.</summary>
    public int? RunSeconds { get; init; }

    /// <summary>The log group that its containers write to.</summary>
    public required string LogGroup { get; init; }

    public bool IsInVpc => Subnets.Count > 0;
}

/// <summary>A container image.</summary>
/// <param name="Uri"><c>account.dkr.ecr.region.amazonaws.com/repository:tag</c>, or another registry's.</param>
/// <param name="FromVpc">True where it is pulled through the customer's VPC: <c>TrainingRepositoryAccessMode</c> or <c>RepositoryAccessMode</c> <c>Vpc</c>.</param>
internal sealed record ImageSpec(string Uri, bool FromVpc);

/// <summary>Data that is read.</summary>
/// <param name="Name">The channel's or input's name.</param>
/// <param name="S3Uri">Where it is.</param>
/// <param name="IsObject">True for one object (a model artefact), false for all under a prefix.</param>
internal sealed record InputSpec(string Name, string S3Uri, bool IsObject);

/// <summary>Data that is written.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="S3Uri">The object that is written.</param>
/// <param name="KmsKeyId">The key that the request names; null where the bucket's encryption is good enough.</param>
internal sealed record OutputSpec(string Name, string S3Uri, string? KmsKeyId);

/// <summary><c>s3://bucket/key</c>.</summary>
internal readonly record struct S3Location(string Bucket, string Key)
{
    private const string Scheme = "s3://";

    public static S3Location? TryParse(string? uri)
    {
        if (uri is null || !uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = uri[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var bucket = slash < 0 ? rest : rest[..slash];
        return bucket.Length == 0 ? null : new S3Location(bucket, slash < 0 ? string.Empty : rest[(slash + 1)..]);
    }

    public override string ToString() => $"s3://{Bucket}/{Key}";
}
