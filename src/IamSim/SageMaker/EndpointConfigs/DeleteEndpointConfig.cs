using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;
using IamSim.Storage;

namespace IamSim.SageMaker.EndpointConfigs;

/// <summary>Deletes an endpoint configuration. Endpoints that were made from it go on running.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteEndpointConfig.html">SageMaker: DeleteEndpointConfig</see>: "You must not
/// delete an EndpointConfig in use by an endpoint that is live": it is the caller's duty, and nothing refuses it.
/// </remarks>
internal sealed class DeleteEndpointConfig(IamDb db, SageMakerFinder finder) : IOperation<DeleteEndpointConfigInput, DeleteEndpointConfigResponse>
{
    public async ValueTask<Outcome<DeleteEndpointConfigResponse>> RunAsync(Call call, DeleteEndpointConfigInput request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.EndpointConfig, request.EndpointConfigName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        db.SageMakerResources.Remove(found.Value);
        return new DeleteEndpointConfigResponse();
    }
}
