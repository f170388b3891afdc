using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.InternetGateways;

/// <summary>Detaches an internet gateway from a VPC in which nothing has a public address.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachInternetGateway.html">EC2: DetachInternetGateway</see>: "The VPC must not contain any
/// running instances with Elastic IP addresses or public IPv4 addresses"; NAT gateways have such as well.</remarks>
internal sealed class DetachInternetGateway(Networks networks) : IOperation<DetachInternetGatewayRequest, DetachInternetGatewayResponse>
{
    public async ValueTask<Outcome<DetachInternetGatewayResponse>> RunAsync(Call call, DetachInternetGatewayRequest request, CancellationToken ct)
    {
        var gateway = await networks.FindAsync<InternetGatewayDetails>(call, request.InternetGatewayId, ct);
        if (gateway.IsFault)
        {
            return gateway.Fault;
        }

        var vpc = await networks.FindAsync<VpcDetails>(call, request.VpcId, ct);
        if (vpc.IsFault)
        {
            return vpc.Fault;
        }

        if (gateway.Value.VpcId != request.VpcId)
        {
            return Ec2Errors.Of("Gateway.NotAttached", $"resource {request.InternetGatewayId} is not attached to network {request.VpcId}");
        }

        if ((await networks.InVpcAsync<NatGatewayDetails>(call, request.VpcId, ct)).Exists(nat => nat.Details.Connectivity == ConnectivityType.Public))
        {
            return Ec2Errors.Dependency($"Network {request.VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.");
        }

        gateway.Value.Row.VpcId = string.Empty;
        return new DetachInternetGatewayResponse();
    }
}
