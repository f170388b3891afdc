using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.InternetGateways;

/// <summary>Internet gateways as answers show them.</summary>
internal static class InternetGatewayShapes
{
    /// <summary>"The state is available" where it is attached: of internet gateways EC2 says so instead of <c>attached</c>.</summary>
    private const string Attached = "available";

    public static readonly ResourceFilters<InternetGatewayDetails> Filters = new ResourceFilters<InternetGatewayDetails>(gateway => Ec2Tags.Shown(gateway.Row.Tags))
        .One("internet-gateway-id", gateway => gateway.Id)
        .One("attachment.vpc-id", gateway => gateway.VpcId.Length == 0 ? null : gateway.VpcId)
        .One("attachment.state", gateway => gateway.VpcId.Length == 0 ? null : Attached);

    public static InternetGateway Shown(Stored<InternetGatewayDetails> gateway) => new()
    {
        InternetGatewayId = gateway.Id,
        OwnerId = gateway.Row.AccountId,
        Attachments = gateway.VpcId.Length == 0 ? [] : [new InternetGatewayAttachment { State = Attached, VpcId = gateway.VpcId }],
        Tags = Ec2Tags.Shown(gateway.Row.Tags),
    };
}
