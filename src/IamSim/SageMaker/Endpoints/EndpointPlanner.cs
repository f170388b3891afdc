using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.EndpointConfigs;
using IamSim.SageMaker.Models;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Endpoints;

/// <summary>What an endpoint is to run, and the instances that this needs.</summary>
internal sealed record EndpointPlan(PendingDeployment Deployment)
{
    public IReadOnlyList<NeededInstances> Instances { get; } =
        [.. Deployment.Variants.Where(v => v.InstanceType is not null).Select(v => new NeededInstances(v.InstanceType!, NeededInstances.Endpoint, v.Instances ?? 0))];
}

/// <summary>Reads what a configuration wants run. It is kept with the endpoint, for the configuration and its models may go.</summary>
internal sealed class EndpointPlanner(SageMakerFinder finder)
{
    public async ValueTask<Outcome<EndpointPlan>> PlanAsync(Call call, string configName, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.EndpointConfig, configName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var request = EndpointConfigShapes.RequestOf(found.Value);
        var variants = new List<VariantState>();
        foreach (var (variant, isShadow) in request.ProductionVariants.Select(v => (v, false)).Concat((request.ShadowProductionVariants ?? []).Select(v => (v, true))))
        {
            var images = (IReadOnlyList<string>)[];
            if (variant.ModelName is { } name)
            {
                var model = await finder.FindAsync(call, SageMakerKind.Model, name, ct);
                if (model.IsFault)
                {
                    return model.Fault;
                }

                images = ModelShapes.ImagesOf(model.Value);
            }

            variants.Add(StateOf(variant, isShadow, images));
        }

        return new EndpointPlan(new PendingDeployment(found.Value.Name, call.Time, variants));
    }

    private static VariantState StateOf(ProductionVariant variant, bool isShadow, IReadOnlyList<string> images)
    {
        var type = variant.InstanceType ?? variant.InstancePools?.Select(pool => pool.InstanceType).FirstOrDefault();
        return new VariantState(variant.VariantName, isShadow, variant.InitialVariantWeight ?? 1, type is null ? null : variant.InitialInstanceCount ?? 1, type, images)
        {
            ServerlessMemory = variant.ServerlessConfig?.MemorySizeInMB,
            ServerlessConcurrency = variant.ServerlessConfig?.MaxConcurrency,
        };
    }
}
