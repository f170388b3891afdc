using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.EndpointConfigs;

/// <summary>Creates an endpoint configuration: which models run on which instances. It runs nothing.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html">SageMaker: CreateEndpointConfig</see></remarks>
internal sealed class CreateEndpointConfig(SageMakerMaker maker, SageMakerFinder finder) : IOperation<CreateEndpointConfigInput, CreateEndpointConfigOutput>
{
    public async ValueTask<Outcome<CreateEndpointConfigOutput>> RunAsync(Call call, CreateEndpointConfigInput request, CancellationToken ct)
    {
        var variants = request.ProductionVariants.Concat(request.ShadowProductionVariants ?? []).ToList();
        if (Refuse(request, variants) is { } refusal)
        {
            return refusal;
        }

        foreach (var name in variants.Select(v => v.ModelName).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var model = await finder.FindAsync(call, SageMakerKind.Model, name, ct);
            if (model.IsFault)
            {
                return model.Fault;
            }
        }

        var made = await maker.MakeAsync(
            call,
            new NewResource(SageMakerKind.EndpointConfig, request.EndpointConfigName, string.Empty, request) { Tags = request.Tags, RoleArn = request.ExecutionRoleArn },
            ct);
        return made.IsFault ? made.Fault : new CreateEndpointConfigOutput { EndpointConfigArn = made.Value.Arn };
    }

    /// <summary>A variant runs a model on instances or without a server, and has a name of its own. The words are IamSim's.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html">SageMaker: ProductionVariant</see></remarks>
    private static Fault? Refuse(CreateEndpointConfigInput request, List<ProductionVariant> variants)
    {
        if (variants.DistinctBy(v => v.VariantName).Count() < variants.Count)
        {
            return SageMakerErrors.Invalid("Variant names must be unique within an endpoint configuration.");
        }

        foreach (var variant in variants)
        {
            var onInstances = variant.InstanceType is not null || variant.InstancePools is { Count: > 0 };
            if (onInstances == (variant.ServerlessConfig is not null))
            {
                return SageMakerErrors.Invalid($"Variant {variant.VariantName} must have exactly one of InstanceType and ServerlessConfig.");
            }

            // "ExecutionRoleArn: … Required when you create an endpoint for inference components", whose variants name no model.
            if (variant.ModelName is null && request.ExecutionRoleArn is null)
            {
                return SageMakerErrors.Invalid($"Variant {variant.VariantName} must have a ModelName, or the endpoint configuration an ExecutionRoleArn.");
            }
        }

        return null;
    }
}
