using IamSim.Calls;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;
using IamSim.Storage;
using IamSim.Workloads.Specs;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Workloads.Life;

/// <summary>The life of an endpoint: each model of its configuration is fetched by its own role.</summary>
internal sealed class EndpointLife(IamDb db, Stretch stretch)
{
    public async ValueTask<IReadOnlyList<MadeCall>> GoOnAsync(SageMakerResource endpoint, DateTimeOffset time, CancellationToken ct)
    {
        if (endpoint.Status == EndpointStatus.Deleting)
        {
            db.SageMakerResources.Remove(endpoint);
            return [];
        }

        if (endpoint.Status is not (EndpointStatus.Creating or EndpointStatus.Updating))
        {
            return [];
        }

        var details = SageMakerDetails.Read(endpoint.Details);
        var state = details.Endpoint ?? throw new InvalidOperationException($"{endpoint.Arn} has no configuration.");
        var (failure, made) = await DeployAsync(endpoint, state.Pending?.ConfigName ?? state.ConfigName, time, ct);
        var isNew = endpoint.Status == EndpointStatus.Creating;
        endpoint.Status = failure is not null && isNew ? EndpointStatus.Failed : EndpointStatus.InService;
        endpoint.FailureReason = failure;
        endpoint.ModifiedAt = time;
        endpoint.Details = (details with { Endpoint = failure is null ? state.Deployed(time) : state.RolledBack() }).Write();
        return made;
    }

    private async ValueTask<(string? Failure, IReadOnlyList<MadeCall> Made)> DeployAsync(SageMakerResource endpoint, string configName, DateTimeOffset time, CancellationToken ct)
    {
        var made = new List<MadeCall>();
        if (await FindAsync(endpoint, SageMakerKind.EndpointConfig, configName, ct) is not { } config)
        {
            return ($"Could not find endpoint configuration \"{configName}\".", made);
        }

        var request = (CreateEndpointConfigInput)StoredRequests.Read(SageMakerOperations.CreateEndpointConfig, config.Request);
        endpoint.AccessPath = null;
        foreach (var name in (request.ProductionVariants ?? []).Concat(request.ShadowProductionVariants ?? []).Select(variant => variant.ModelName).OfType<string>().Distinct())
        {
            if (await FindAsync(endpoint, SageMakerKind.Model, name, ct) is not { } model)
            {
                return ($"Could not find model \"{name}\".", made);
            }

            var of = (CreateModelInput)StoredRequests.Read(SageMakerOperations.CreateModel, model.Request);
            var spec = WorkloadSpecs.OfEndpoint(of, endpoint.Name, request, endpoint.Region, endpoint.AccountId);
            if (spec.RoleArn.Length == 0)
            {
                continue;
            }

            var (failure, calls) = await stretch.GoAsync(
                endpoint,
                spec,
                time,
                async phases =>
                {
                    await phases.PrepareAsync(ct);
                    await phases.DownloadAsync(ct);
                    await phases.RunAsync(ct);
                },
                isAssumptionTold: true,
                ct);
            made.AddRange(calls);
            if (failure is not null)
            {
                return (failure, made);
            }
        }

        return (null, made);
    }

    private Task<SageMakerResource?> FindAsync(SageMakerResource of, SageMakerKind kind, string name, CancellationToken ct)
    {
        var key = NameKeys.Of(name);
        return db.SageMakerResources.SingleOrDefaultAsync(r => r.AccountId == of.AccountId && r.Region == of.Region && r.Kind == kind && r.NameKey == key, ct);
    }
}
