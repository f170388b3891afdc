using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.NatGateways;

/// <summary>Lists NAT gateways; those that were deleted too, for an hour.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNatGateways.html">EC2: DescribeNatGateways</see></remarks>
internal sealed class DescribeNatGateways(Networks networks, NetworkPages pages) : IOperation<DescribeNatGatewaysRequest, DescribeNatGatewaysResult>
{
    public async ValueTask<Outcome<DescribeNatGatewaysResult>> RunAsync(Call call, DescribeNatGatewaysRequest request, CancellationToken ct)
    {
        var all = (await networks.ListAsync<NatGatewayDetails>(call, ct)).FindAll(nat => NatGatewayShapes.IsVisible(nat, call));
        var named = NetworkPages.Named(all, request.NatGatewayIds);
        if (named.IsFault)
        {
            return named.Fault;
        }

        var found = NatGatewayShapes.Filters.Apply(named.Value, request.Filter);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var page = pages.Cut(call, request, found.Value, request.NatGatewayIds, request.Filter);
        return page.IsFault ? page.Fault : new DescribeNatGatewaysResult { NatGateways = page.Value.Select(nat => NatGatewayShapes.Shown(nat)), NextToken = page.Value.Marker };
    }
}
