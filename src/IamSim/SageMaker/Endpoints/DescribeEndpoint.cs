using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.EndpointConfigs;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Endpoints;

/// <summary>Describes an endpoint.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html">SageMaker: DescribeEndpoint</see></remarks>
internal sealed class DescribeEndpoint(SageMakerFinder finder) : IOperation<DescribeEndpointInput, DescribeEndpointOutput>
{
    public async ValueTask<Outcome<DescribeEndpointOutput>> RunAsync(Call call, DescribeEndpointInput request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.Endpoint, request.EndpointName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        // The configuration may have been deleted; what stands in it alone is not shown then.
        var state = SageMakerDetails.Read(found.Value.Details).Endpoint!;
        var config = await finder.TryFindAsync(call, SageMakerKind.EndpointConfig, state.ConfigName, ct);
        return EndpointShapes.Described(found.Value, state, config is null ? null : EndpointConfigShapes.RequestOf(config));
    }
}
