using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.NatGateways;

/// <summary>Deletes a NAT gateway; its Elastic IP address stays with the account, and routes to it become black holes.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNatGateway.html">EC2: DeleteNatGateway</see></remarks>
internal sealed class DeleteNatGateway(Networks networks) : IOperation<DeleteNatGatewayRequest, DeleteNatGatewayResult>
{
    public async ValueTask<Outcome<DeleteNatGatewayResult>> RunAsync(Call call, DeleteNatGatewayRequest request, CancellationToken ct)
    {
        var nat = await networks.FindAsync<NatGatewayDetails>(call, request.NatGatewayId, ct);
        if (nat.IsFault)
        {
            return nat.Fault;
        }

        nat.Value.Row.DeletedAt = call.Time;
        return new DeleteNatGatewayResult { NatGatewayId = request.NatGatewayId };
    }
}
