using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.InternetGateways;

/// <summary>Lists internet gateways.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInternetGateways.html">EC2: DescribeInternetGateways</see></remarks>
internal sealed class DescribeInternetGateways(Networks networks, NetworkPages pages) : IOperation<DescribeInternetGatewaysRequest, DescribeInternetGatewaysResult>
{
    public async ValueTask<Outcome<DescribeInternetGatewaysResult>> RunAsync(Call call, DescribeInternetGatewaysRequest request, CancellationToken ct)
    {
        var named = NetworkPages.Named(await networks.ListAsync<InternetGatewayDetails>(call, ct), request.InternetGatewayIds);
        if (named.IsFault)
        {
            return named.Fault;
        }

        var found = InternetGatewayShapes.Filters.Apply(named.Value, request.Filters);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var page = pages.Cut(call, request, found.Value, request.InternetGatewayIds, request.Filters);
        return page.IsFault
            ? page.Fault
            : new DescribeInternetGatewaysResult { InternetGateways = page.Value.Select(InternetGatewayShapes.Shown), NextToken = page.Value.Marker };
    }
}
