using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.Vpcs;

/// <summary>Lists VPCs.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html">EC2: DescribeVpcs</see></remarks>
internal sealed class DescribeVpcs(Networks networks, NetworkPages pages) : IOperation<DescribeVpcsRequest, DescribeVpcsResult>
{
    public async ValueTask<Outcome<DescribeVpcsResult>> RunAsync(Call call, DescribeVpcsRequest request, CancellationToken ct)
    {
        var named = NetworkPages.Named(await networks.ListAsync<VpcDetails>(call, ct), request.VpcIds);
        if (named.IsFault)
        {
            return named.Fault;
        }

        var found = VpcShapes.Filters.Apply(named.Value, request.Filters);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var page = pages.Cut(call, request, found.Value, request.VpcIds, request.Filters);
        return page.IsFault ? page.Fault : new DescribeVpcsResult { Vpcs = page.Value.Select(vpc => VpcShapes.Shown(vpc)), NextToken = page.Value.Marker };
    }
}
