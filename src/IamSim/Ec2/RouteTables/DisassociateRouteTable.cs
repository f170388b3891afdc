using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.RouteTables;

/// <summary>Takes a subnet from its route table: the main one holds for it again.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateRouteTable.html">EC2: DisassociateRouteTable</see></remarks>
internal sealed class DisassociateRouteTable(Networks networks) : IOperation<DisassociateRouteTableRequest, DisassociateRouteTableResponse>
{
    public async ValueTask<Outcome<DisassociateRouteTableResponse>> RunAsync(Call call, DisassociateRouteTableRequest request, CancellationToken ct)
    {
        var table = (await networks.ListAsync<RouteTableDetails>(call, ct)).Find(each => each.Details.Associations.Any(association => association.Id == request.AssociationId));
        if (table is null)
        {
            return Ec2Errors.Of("InvalidAssociationID.NotFound", $"The association ID '{CallText.Shown(request.AssociationId)}' does not exist");
        }

        if (table.Details.Associations.First(association => association.Id == request.AssociationId).SubnetId is null)
        {
            return Ec2Errors.InvalidValue($"cannot disassociate the main route table association {request.AssociationId}");
        }

        table.Change(table.Details with { Associations = [.. table.Details.Associations.Where(association => association.Id != request.AssociationId)] });
        return new DisassociateRouteTableResponse();
    }
}
