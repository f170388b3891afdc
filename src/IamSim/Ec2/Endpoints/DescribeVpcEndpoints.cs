using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.Endpoints;

/// <summary>Lists VPC endpoints.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html">EC2: DescribeVpcEndpoints</see></remarks>
internal sealed class DescribeVpcEndpoints(Networks networks, NetworkPages pages) : IOperation<DescribeVpcEndpointsRequest, DescribeVpcEndpointsResult>
{
    public async ValueTask<Outcome<DescribeVpcEndpointsResult>> RunAsync(Call call, DescribeVpcEndpointsRequest request, CancellationToken ct)
    {
        var named = NetworkPages.Named(await networks.ListAsync<VpcEndpointDetails>(call, ct), request.VpcEndpointIds);
        if (named.IsFault)
        {
            return named.Fault;
        }

        var found = VpcEndpointShapes.Filters.Apply(named.Value, request.Filters);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var page = pages.Cut(call, request, found.Value, request.VpcEndpointIds, request.Filters);
        if (page.IsFault)
        {
            return page.Fault;
        }

        var shapes = await VpcEndpointShapes.OfAsync(networks, call, ct);
        return new DescribeVpcEndpointsResult { VpcEndpoints = page.Value.Select(endpoint => shapes.Shown(endpoint)), NextToken = page.Value.Marker };
    }
}
