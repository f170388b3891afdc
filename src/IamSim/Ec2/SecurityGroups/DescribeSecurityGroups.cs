using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.SecurityGroups;

/// <summary>Lists security groups with their rules.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html">EC2: DescribeSecurityGroups</see></remarks>
internal sealed class DescribeSecurityGroups(Networks networks, NetworkPages pages) : IOperation<DescribeSecurityGroupsRequest, DescribeSecurityGroupsResult>
{
    public async ValueTask<Outcome<DescribeSecurityGroupsResult>> RunAsync(Call call, DescribeSecurityGroupsRequest request, CancellationToken ct)
    {
        if (request.GroupNames is [var name, ..])
        {
            // "[Default VPC] The names of the security groups": there is none here.
            return Ec2Errors.Of("InvalidGroup.NotFound", $"The security group '{CallText.Shown(name)}' does not exist in default VPC 'null'");
        }

        var named = NetworkPages.Named(await networks.ListAsync<SecurityGroupDetails>(call, ct), request.GroupIds);
        if (named.IsFault)
        {
            return named.Fault;
        }

        var found = SecurityGroupShapes.Filters.Apply(named.Value, request.Filters);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var page = pages.Cut(call, request, found.Value, request.GroupIds, request.Filters);
        return page.IsFault ? page.Fault : new DescribeSecurityGroupsResult { SecurityGroups = page.Value.Select(SecurityGroupShapes.Shown), NextToken = page.Value.Marker };
    }
}
