using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;
using IamSim.Ec2.SecurityGroups;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Ec2.Vpcs;

/// <summary>Deletes a VPC in which nothing is left but its main route table and its default security group, which go with it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpc.html">EC2: DeleteVpc</see></remarks>
internal sealed class DeleteVpc(Networks networks) : IOperation<DeleteVpcRequest, DeleteVpcResponse>
{
    public async ValueTask<Outcome<DeleteVpcResponse>> RunAsync(Call call, DeleteVpcRequest request, CancellationToken ct)
    {
        var vpc = await networks.FindAsync<VpcDetails>(call, request.VpcId, ct);
        if (vpc.IsFault)
        {
            return vpc.Fault;
        }

        var rows = await networks.Rows(call).Where(row => row.VpcId == request.VpcId).ToListAsync(ct);
        if (rows.Exists(row => !GoesWithIt(row)))
        {
            return Ec2Errors.Dependency($"The vpc '{request.VpcId}' has dependencies and cannot be deleted.");
        }

        rows.ForEach(networks.Remove);
        return new DeleteVpcResponse();
    }

    private static bool GoesWithIt(NetworkResource row) => row.DeletedAt is not null || row.Kind switch
    {
        NetworkKind.Vpc => true,
        NetworkKind.RouteTable => Stored<RouteTableDetails>.Of(row).Details.IsMain,
        NetworkKind.SecurityGroup => Stored<SecurityGroupDetails>.Of(row).Details.Name == DefaultGroup.Name,
        _ => false,
    };
}
