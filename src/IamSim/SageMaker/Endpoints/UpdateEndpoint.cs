using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;
using IamSim.Workloads;

namespace IamSim.SageMaker.Endpoints;

/// <summary>Gives an endpoint another configuration. What ran before runs until the new one does.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateEndpoint.html">SageMaker: UpdateEndpoint</see></remarks>
internal sealed class UpdateEndpoint(SageMakerFinder finder, EndpointPlanner planner, IServiceProvider services) : IOperation<UpdateEndpointInput, UpdateEndpointOutput>
{
    public async ValueTask<Outcome<UpdateEndpointOutput>> RunAsync(Call call, UpdateEndpointInput request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.Endpoint, request.EndpointName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var endpoint = found.Value;
        if (endpoint.Status is not (EndpointStatus.InService or EndpointStatus.Failed))
        {
            return SageMakerErrors.EndpointChanges(endpoint.Arn);
        }

        var plan = await planner.PlanAsync(call, request.EndpointConfigName, ct);
        if (plan.IsFault)
        {
            return plan.Fault;
        }

        if (services.GetService<ISageMakerQuotas>() is { } quotas && await quotas.RefuseAsync(services, call, plan.Value.Instances, ct) is { } exceeded)
        {
            return exceeded;
        }

        var details = SageMakerDetails.Read(endpoint.Details);
        var state = details.Endpoint!;
        var deployment = request.RetainAllVariantProperties == true ? Retaining(state, plan.Value.Deployment, request.ExcludeRetainedVariantProperties) : plan.Value.Deployment;
        var lastDeployment = request.DeploymentConfig is { } given ? StoredRequests.Write(given) : request.RetainDeploymentConfig == true ? state.LastDeployment : null;
        endpoint.Details = (details with { Endpoint = state with { Pending = deployment, LastDeployment = lastDeployment } }).Write();
        endpoint.Status = EndpointStatus.Updating;
        endpoint.FailureReason = null;
        endpoint.ModifiedAt = call.Time;
        WorkloadLife.Wake(call, endpoint);
        return new UpdateEndpointOutput { EndpointArn = endpoint.Arn };
    }

    /// <summary>"To retain the variant properties of an endpoint when updating it": counts and weights, but for those that are excluded.</summary>
    private static PendingDeployment Retaining(EndpointState state, PendingDeployment deployment, IReadOnlyList<VariantProperty>? excluded)
    {
        bool Keeps(string property) => excluded is null || excluded.All(e => e.VariantPropertyType != property);
        return deployment with
        {
            Variants = [.. deployment.Variants.Select(variant => state.Variants.FirstOrDefault(v => v.Name == variant.Name) is not { } before ? variant : variant with
            {
                Instances = Keeps(VariantPropertyType.DesiredInstanceCount) && variant.Instances is not null ? before.Instances ?? variant.Instances : variant.Instances,
                Weight = Keeps(VariantPropertyType.DesiredWeight) ? before.Weight : variant.Weight,
            })],
        };
    }
}
