using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.Subnets;

/// <summary>Lists subnets.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html">EC2: DescribeSubnets</see></remarks>
internal sealed class DescribeSubnets(Networks networks, NetworkPages pages) : IOperation<DescribeSubnetsRequest, DescribeSubnetsResult>
{
    public async ValueTask<Outcome<DescribeSubnetsResult>> RunAsync(Call call, DescribeSubnetsRequest request, CancellationToken ct)
    {
        var named = NetworkPages.Named(await networks.ListAsync<SubnetDetails>(call, ct), request.SubnetIds);
        if (named.IsFault)
        {
            return named.Fault;
        }

        var found = SubnetShapes.Filters.Apply(named.Value, request.Filters);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var page = pages.Cut(call, request, found.Value, request.SubnetIds, request.Filters);
        return page.IsFault ? page.Fault : new DescribeSubnetsResult { Subnets = page.Value.Select(subnet => SubnetShapes.Shown(subnet)), NextToken = page.Value.Marker };
    }
}
