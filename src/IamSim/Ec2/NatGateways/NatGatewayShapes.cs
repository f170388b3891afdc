using IamSim.Calls;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.NatGateways;

/// <summary>NAT gateways as answers show them. They are available as soon as they are made, though the answer to that says pending as EC2's does.</summary>
internal static class NatGatewayShapes
{
    /// <summary>"The NAT gateway entry remains visible … for a short while (usually about an hour), after which it's automatically removed."</summary>
    private static readonly TimeSpan ShownAfterDeletion = TimeSpan.FromHours(1);

    public static readonly ResourceFilters<NatGatewayDetails> Filters = new ResourceFilters<NatGatewayDetails>(nat => Ec2Tags.Shown(nat.Row.Tags))
        .One("nat-gateway-id", nat => nat.Id)
        .One("vpc-id", nat => nat.VpcId)
        .One("subnet-id", nat => nat.Details.SubnetId)
        .One("connectivity-type", nat => nat.Details.Connectivity)
        .One("state", StateOf);

    public static bool IsVisible(Stored<NatGatewayDetails> nat, Call call) => nat.Row.DeletedAt is not { } at || call.Time - at < ShownAfterDeletion;

    public static string StateOf(Stored<NatGatewayDetails> nat) => nat.Row.DeletedAt is null ? NatGatewayState.Available : NatGatewayState.Deleted;

    public static NatGateway Shown(Stored<NatGatewayDetails> nat, string? state = null) => new()
    {
        NatGatewayId = nat.Id,
        VpcId = nat.VpcId,
        SubnetId = nat.Details.SubnetId,
        State = state ?? StateOf(nat),
        ConnectivityType = nat.Details.Connectivity,
        AvailabilityMode = AvailabilityMode.Zonal,
        CreateTime = nat.Row.CreatedAt,
        DeleteTime = nat.Row.DeletedAt,
        NatGatewayAddresses = [.. nat.Details.Addresses.Select((address, at) => new NatGatewayAddress
        {
            AllocationId = address.AllocationId,
            AssociationId = address.AssociationId,
            PublicIp = address.PublicIp,
            PrivateIp = address.PrivateIp,
            NetworkInterfaceId = address.InterfaceId,
            IsPrimary = at == 0,
            Status = NatGatewayAddressStatus.Succeeded,
        })],
        Tags = Ec2Tags.Shown(nat.Row.Tags),
    };
}
