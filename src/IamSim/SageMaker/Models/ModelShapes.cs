using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Models;

/// <summary>Models as answers show them.</summary>
internal static class ModelShapes
{
    public static CreateModelInput RequestOf(SageMakerResource model) => (CreateModelInput)StoredRequests.Read(CreateModelInput.Operation, model.Request);

    public static IReadOnlyList<string> ImagesOf(SageMakerResource model)
    {
        var request = RequestOf(model);
        return [.. (request.Containers ?? []).Append(request.PrimaryContainer).Select(c => c?.Image ?? c?.ModelPackageName).OfType<string>()];
    }

    public static DescribeModelOutput Described(SageMakerResource model)
    {
        var request = RequestOf(model);
        return new DescribeModelOutput
        {
            ModelName = model.Name,
            PrimaryContainer = request.PrimaryContainer is { } primary ? Shown(primary) : null,
            Containers = request.Containers?.Select(Shown).ToList(),
            InferenceExecutionConfig = request.InferenceExecutionConfig,
            ExecutionRoleArn = request.ExecutionRoleArn,
            VpcConfig = request.VpcConfig,
            CreationTime = model.CreatedAt,
            ModelArn = model.Arn,
            EnableNetworkIsolation = request.EnableNetworkIsolation ?? false,
        };
    }

    /// <summary>AWS's answers show a container's mode and environment where the request had neither.</summary>
    private static ContainerDefinition Shown(ContainerDefinition container) => container with
    {
        Mode = container.Mode ?? ContainerMode.SingleModel,
        Environment = container.Environment ?? new Dictionary<string, string>(),
    };
}
