using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.RouteTables;

/// <summary>Creates a route table, which has the local route alone.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRouteTable.html">EC2: CreateRouteTable</see></remarks>
internal sealed class CreateRouteTable(Networks networks) : IOperation<CreateRouteTableRequest, CreateRouteTableResult>
{
    public async ValueTask<Outcome<CreateRouteTableResult>> RunAsync(Call call, CreateRouteTableRequest request, CancellationToken ct)
    {
        var vpc = await networks.FindAsync<VpcDetails>(call, request.VpcId, ct);
        if (vpc.IsFault)
        {
            return vpc.Fault;
        }

        var tags = Ec2Tags.Read(request.TagSpecifications, "route-table");
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var known = request.ClientToken is null ? null
            : (await networks.InVpcAsync<RouteTableDetails>(call, request.VpcId, ct)).Find(table => table.Details.ClientToken == request.ClientToken);
        var table = known ?? networks.Add(
            call, request.VpcId, new RouteTableDetails([], [new(vpc.Value.Details.CidrBlock, "local")]) { ClientToken = request.ClientToken }, tags.Value);
        return new CreateRouteTableResult { RouteTable = RouteTableShapes.New.Shown(table), ClientToken = request.ClientToken };
    }
}
