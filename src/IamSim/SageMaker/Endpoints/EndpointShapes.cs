using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Endpoints;

/// <summary>Endpoints as answers show them.</summary>
internal static class EndpointShapes
{
    public static DescribeEndpointOutput Described(SageMakerResource endpoint, EndpointState state, CreateEndpointConfigInput? config) => new()
    {
        EndpointName = endpoint.Name,
        EndpointArn = endpoint.Arn,
        EndpointConfigName = state.ConfigName,
        ProductionVariants = Shown(state.Variants, isShadow: false),
        DataCaptureConfig = config?.DataCaptureConfig is { } capture ? Shown(endpoint, capture) : null,
        EndpointStatus = endpoint.Status,
        FailureReason = endpoint.FailureReason,
        CreationTime = endpoint.CreatedAt,
        LastModifiedTime = endpoint.ModifiedAt,
        LastDeploymentConfig = state.LastDeployment is { } deployment
            ? ((CreateEndpointInput)StoredRequests.Read(CreateEndpointInput.Operation, $$"""{"DeploymentConfig":{{deployment}}}""")).DeploymentConfig
            : null,
        AsyncInferenceConfig = config?.AsyncInferenceConfig,
        PendingDeploymentSummary = state.Pending is { } pending ? Shown(pending) : null,
        ExplainerConfig = config?.ExplainerConfig,
        ShadowProductionVariants = Shown(state.Variants, isShadow: true),
        MetricsConfig = config?.MetricsConfig,
    };

    public static EndpointSummary Summary(SageMakerResource endpoint) => new()
    {
        EndpointName = endpoint.Name,
        EndpointArn = endpoint.Arn,
        CreationTime = endpoint.CreatedAt,
        LastModifiedTime = endpoint.ModifiedAt,
        EndpointStatus = endpoint.Status,
    };

    private static List<ProductionVariantSummary>? Shown(IReadOnlyList<VariantState> variants, bool isShadow)
    {
        var shown = variants.Where(v => v.IsShadow == isShadow).Select(variant => new ProductionVariantSummary
        {
            VariantName = variant.Name,
            DeployedImages = ImagesOf(variant),
            CurrentWeight = (float)variant.Weight,
            DesiredWeight = (float)variant.Weight,
            CurrentInstanceCount = variant.Instances,
            DesiredInstanceCount = variant.Instances,
            CurrentServerlessConfig = ServerlessOf(variant),
            DesiredServerlessConfig = ServerlessOf(variant),
        }).ToList();
        return shown.Count == 0 ? null : shown;
    }

    private static PendingDeploymentSummary Shown(PendingDeployment pending)
    {
        IReadOnlyList<PendingProductionVariantSummary>? Of(bool isShadow)
        {
            var shown = pending.Variants.Where(v => v.IsShadow == isShadow).Select(variant => new PendingProductionVariantSummary
            {
                VariantName = variant.Name,
                DeployedImages = ImagesOf(variant),
                DesiredWeight = (float)variant.Weight,
                DesiredInstanceCount = variant.Instances,
                InstanceType = variant.InstanceType,
                DesiredServerlessConfig = ServerlessOf(variant),
            }).ToList();
            return shown.Count == 0 ? null : shown;
        }

        return new PendingDeploymentSummary
        {
            EndpointConfigName = pending.ConfigName,
            ProductionVariants = Of(isShadow: false),
            StartTime = pending.StartedAt,
            ShadowProductionVariants = Of(isShadow: true),
        };
    }

    private static List<DeployedImage> ImagesOf(VariantState variant) => variant.Images.Select(image => new DeployedImage
    {
        SpecifiedImage = image,
        ResolvedImage = variant.ResolvedAt is null ? null : image,
        ResolutionTime = variant.ResolvedAt,
    }).ToList();

    private static ProductionVariantServerlessConfig? ServerlessOf(VariantState variant) => variant.ServerlessMemory is not { } memory ? null : new()
    {
        MemorySizeInMB = memory,
        MaxConcurrency = variant.ServerlessConcurrency ?? 0,
    };

    private static DataCaptureConfigSummary Shown(SageMakerResource endpoint, DataCaptureConfig capture) => new()
    {
        EnableCapture = capture.EnableCapture ?? false,
        CaptureStatus = capture.EnableCapture == true && endpoint.Status == EndpointStatus.InService ? CaptureStatus.Started : CaptureStatus.Stopped,
        CurrentSamplingPercentage = capture.InitialSamplingPercentage ?? 0,
        DestinationS3Uri = capture.DestinationS3Uri,
        KmsKeyId = capture.KmsKeyId ?? string.Empty,
    };
}
