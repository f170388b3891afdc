using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.EndpointConfigs;

/// <summary>Endpoint configurations as answers show them.</summary>
internal static class EndpointConfigShapes
{
    public static CreateEndpointConfigInput RequestOf(SageMakerResource config) =>
        (CreateEndpointConfigInput)StoredRequests.Read(CreateEndpointConfigInput.Operation, config.Request);

    public static DescribeEndpointConfigOutput Described(SageMakerResource config)
    {
        var request = RequestOf(config);
        return new DescribeEndpointConfigOutput
        {
            EndpointConfigName = config.Name,
            EndpointConfigArn = config.Arn,
            ProductionVariants = Shown(request.ProductionVariants),
            DataCaptureConfig = request.DataCaptureConfig,
            KmsKeyId = request.KmsKeyId,
            CreationTime = config.CreatedAt,
            AsyncInferenceConfig = request.AsyncInferenceConfig,
            ExplainerConfig = request.ExplainerConfig,
            ShadowProductionVariants = request.ShadowProductionVariants is { } shadows ? Shown(shadows) : null,
            ExecutionRoleArn = request.ExecutionRoleArn,
            VpcConfig = request.VpcConfig,
            EnableNetworkIsolation = request.EnableNetworkIsolation ?? false,
            MetricsConfig = request.MetricsConfig,
        };
    }

    /// <summary>"If unspecified, it defaults to 1.0": the weight.</summary>
    private static IReadOnlyList<ProductionVariant> Shown(IReadOnlyList<ProductionVariant> variants) =>
        [.. variants.Select(v => v with { InitialVariantWeight = v.InitialVariantWeight ?? 1.0f })];
}
