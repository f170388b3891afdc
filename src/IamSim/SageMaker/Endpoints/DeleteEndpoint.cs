using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;
using IamSim.Workloads;

namespace IamSim.SageMaker.Endpoints;

/// <summary>Deletes an endpoint. It is gone some time later; its configuration and its models stay.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteEndpoint.html">SageMaker: DeleteEndpoint</see></remarks>
internal sealed class DeleteEndpoint(SageMakerFinder finder) : IOperation<DeleteEndpointInput, DeleteEndpointResponse>
{
    public async ValueTask<Outcome<DeleteEndpointResponse>> RunAsync(Call call, DeleteEndpointInput request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.Endpoint, request.EndpointName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var endpoint = found.Value;
        if (endpoint.Status is EndpointStatus.Creating or EndpointStatus.Updating or EndpointStatus.SystemUpdating or EndpointStatus.RollingBack or EndpointStatus.Deleting)
        {
            return SageMakerErrors.EndpointChanges(endpoint.Arn);
        }

        endpoint.Status = EndpointStatus.Deleting;
        endpoint.ModifiedAt = call.Time;
        WorkloadLife.Wake(call, endpoint);
        return new DeleteEndpointResponse();
    }
}
