using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.InternetGateways;

/// <summary>Deletes an internet gateway that is attached to no VPC.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteInternetGateway.html">EC2: DeleteInternetGateway</see></remarks>
internal sealed class DeleteInternetGateway(Networks networks) : IOperation<DeleteInternetGatewayRequest, DeleteInternetGatewayResponse>
{
    public async ValueTask<Outcome<DeleteInternetGatewayResponse>> RunAsync(Call call, DeleteInternetGatewayRequest request, CancellationToken ct)
    {
        var gateway = await networks.FindAsync<InternetGatewayDetails>(call, request.InternetGatewayId, ct);
        if (gateway.IsFault)
        {
            return gateway.Fault;
        }

        if (gateway.Value.VpcId.Length > 0)
        {
            return Ec2Errors.Dependency($"The internetGateway '{request.InternetGatewayId}' has dependencies and cannot be deleted.");
        }

        networks.Remove(gateway.Value.Row);
        return new DeleteInternetGatewayResponse();
    }
}
