using IamSim.Contracts.SageMaker;

namespace IamSim.SageMaker.TrainingJobs;

/// <summary>What stands in a described job where its request said nothing.</summary>
/// <remarks>As the reference of the members says, and as AWS's answers in its documentation show.</remarks>
internal static class TrainingDefaults
{
    /// <summary>"The default value is 1 day."</summary>
    public const int MaxRuntime = 86_400;

    public static StoppingCondition Stopping(StoppingCondition? given) =>
        given is null ? new StoppingCondition { MaxRuntimeInSeconds = MaxRuntime } : given with { MaxRuntimeInSeconds = given.MaxRuntimeInSeconds ?? MaxRuntime };

    public static OutputDataConfig Output(OutputDataConfig given) =>
        given with { KmsKeyId = given.KmsKeyId ?? string.Empty, CompressionType = given.CompressionType ?? OutputCompressionType.GZIP };

    public static IReadOnlyList<Channel>? Inputs(IReadOnlyList<Channel>? given) => given?.Select(Input).ToList();

    private static Channel Input(Channel given) => given with
    {
        CompressionType = given.CompressionType ?? CompressionType.None,
        RecordWrapperType = given.RecordWrapperType ?? RecordWrapper.None,
        DataSource = given.DataSource.S3DataSource is { } s3
            ? given.DataSource with { S3DataSource = s3 with { S3DataDistributionType = s3.S3DataDistributionType ?? S3DataDistribution.FullyReplicated } }
            : given.DataSource,
    };
}
