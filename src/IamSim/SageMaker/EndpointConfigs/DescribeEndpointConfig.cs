using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.EndpointConfigs;

/// <summary>Describes an endpoint configuration.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpointConfig.html">SageMaker: DescribeEndpointConfig</see></remarks>
internal sealed class DescribeEndpointConfig(SageMakerFinder finder) : IOperation<DescribeEndpointConfigInput, DescribeEndpointConfigOutput>
{
    public async ValueTask<Outcome<DescribeEndpointConfigOutput>> RunAsync(Call call, DescribeEndpointConfigInput request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.EndpointConfig, request.EndpointConfigName, ct);
        return found.IsFault ? found.Fault : EndpointConfigShapes.Described(found.Value);
    }
}
