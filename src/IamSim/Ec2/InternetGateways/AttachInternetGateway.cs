using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.InternetGateways;

/// <summary>Attaches an internet gateway to a VPC, which has at most one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html">EC2: AttachInternetGateway</see></remarks>
internal sealed class AttachInternetGateway(Networks networks) : IOperation<AttachInternetGatewayRequest, AttachInternetGatewayResponse>
{
    public async ValueTask<Outcome<AttachInternetGatewayResponse>> RunAsync(Call call, AttachInternetGatewayRequest request, CancellationToken ct)
    {
        var found = await networks.FindAsync<InternetGatewayDetails>(call, request.InternetGatewayId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var vpc = await networks.FindAsync<VpcDetails>(call, request.VpcId, ct);
        if (vpc.IsFault)
        {
            return vpc.Fault;
        }

        var gateway = found.Value;
        if (gateway.VpcId.Length > 0)
        {
            return Ec2Errors.Of("Resource.AlreadyAssociated", $"resource {gateway.Id} is already attached to network {gateway.VpcId}");
        }

        if ((await networks.InVpcAsync<InternetGatewayDetails>(call, request.VpcId, ct)).Count > 0)
        {
            return Ec2Errors.Invalid($"Network {request.VpcId} already has an internet gateway attached");
        }

        gateway.Row.VpcId = request.VpcId;
        return new AttachInternetGatewayResponse();
    }
}
