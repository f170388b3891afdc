using IamSim.Policies.Evaluation;

namespace IamSim.Ec2.Facts;

/// <summary>A VPC with all that says which way a packet takes: stored, or supposed.</summary>
/// <param name="VpcId"><c>vpc-…</c></param>
/// <param name="Account">The account that owns it.</param>
/// <param name="Region">Where it is.</param>
internal sealed record NetworkFacts(string VpcId, string Account, string Region)
{
    public string CidrBlock { get; init; } = "10.0.0.0/16";

    public IReadOnlyList<SubnetFacts> Subnets { get; init; } = [];

    public IReadOnlyList<RouteTableFacts> RouteTables { get; init; } = [];

    public IReadOnlyList<SecurityGroupFacts> SecurityGroups { get; init; } = [];

    public IReadOnlyList<EndpointFacts> Endpoints { get; init; } = [];

    /// <summary>NAT gateways by their ids, with the subnet each is in.</summary>
    public IReadOnlyList<NatGatewayFacts> NatGateways { get; init; } = [];

    /// <summary>The internet gateways that are attached to the VPC.</summary>
    public IReadOnlyList<string> InternetGateways { get; init; } = [];
}

internal sealed record SubnetFacts(string Id, string CidrBlock, string AvailabilityZone);

internal sealed record NatGatewayFacts(string Id, string SubnetId, string State)
{
    /// <summary>True for one that leads to other networks and not to the internet.</summary>
    public bool IsPrivate { get; init; }
}

/// <summary>A route table: the main one holds for every subnet that none is associated with.</summary>
internal sealed record RouteTableFacts(string Id, bool IsMain, IReadOnlyList<string> SubnetIds, IReadOnlyList<RouteFacts> Routes);

/// <summary>A route: where what goes to a destination goes first.</summary>
/// <param name="Destination">A CIDR block.</param>
/// <param name="Target"><c>local</c>, <c>igw-…</c>, <c>nat-…</c></param>
internal sealed record RouteFacts(string Destination, string Target);

internal sealed record SecurityGroupFacts(string Id, IReadOnlyList<SecurityRuleFacts> Inbound, IReadOnlyList<SecurityRuleFacts> Outbound);

/// <summary>What a security group lets through.</summary>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c>, <c>icmp</c> or <c>-1</c> for all.</param>
/// <param name="FromPort">The first port; ignored for all protocols.</param>
/// <param name="ToPort">The last port.</param>
/// <param name="CidrBlocks">From or to which addresses.</param>
/// <param name="GroupIds">From or to which security groups.</param>
internal sealed record SecurityRuleFacts(string Protocol, int FromPort, int ToPort, IReadOnlyList<string> CidrBlocks, IReadOnlyList<string> GroupIds)
{
    /// <summary>The prefix lists that a rule names, such as the one of S3's gateway endpoint.</summary>
    public IReadOnlyList<string> PrefixLists { get; init; } = [];
}

/// <summary>A VPC endpoint.</summary>
/// <param name="Id"><c>vpce-…</c></param>
/// <param name="Service">The service's short name, <c>s3</c>, <c>sts</c>, <c>kms</c>, <c>ecr.dkr</c>, …</param>
/// <param name="IsGateway">True for a gateway endpoint, which route tables lead to; false for an interface endpoint.</param>
internal sealed record EndpointFacts(string Id, string Service, bool IsGateway)
{
    public string State { get; init; } = "available";

    /// <summary>The endpoint's policy.</summary>
    public required PolicyLayer Policy { get; init; }

    public bool PrivateDnsEnabled { get; init; }

    /// <summary>True where its private names hold for inbound resolver endpoints only, and what comes from the VPC goes by a gateway endpoint.</summary>
    public bool PrivateDnsForInboundOnly { get; init; }

    public IReadOnlyList<string> RouteTableIds { get; init; } = [];

    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];
}

/// <summary>How a request leaves its network.</summary>
internal enum WayKind
{
    /// <summary>There is no way: the packet is dropped.</summary>
    None = 0,

    /// <summary>From SageMaker's own network, which reaches every service.</summary>
    ServiceNetwork = 1,

    GatewayEndpoint = 2,

    InterfaceEndpoint = 3,

    NatGateway = 4,

    /// <summary>An internet gateway, of an interface that has a public address.</summary>
    InternetGateway = 5,
}

/// <summary>The way from a subnet to a service.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Hops">Each step in a sentence, the last one saying where it ends, or why it ends there.</param>
internal sealed record Way(WayKind Kind, IReadOnlyList<string> Hops)
{
    /// <summary>The endpoint that it goes through; null where it goes through none.</summary>
    public EndpointFacts? Endpoint { get; init; }

    /// <summary>The gateway that it goes through; null where it goes through none.</summary>
    public string? Gateway { get; init; }

    /// <summary>Where there is no way: the smallest change that would make one.</summary>
    public string? Mend { get; init; }

    public bool IsOpen => Kind != WayKind.None;
}

/// <summary>What other services need of EC2's networks.</summary>
internal interface INetworks
{
    /// <summary>The network of a subnet, of whichever account; null where there is no such subnet.</summary>
    ValueTask<NetworkFacts?> FindBySubnetAsync(IServiceProvider services, string subnetId, CancellationToken ct);

    /// <summary>An endpoint by its id, with its network; null where there is none.</summary>
    ValueTask<(NetworkFacts Network, EndpointFacts Endpoint)?> FindEndpointAsync(IServiceProvider services, string endpointId, CancellationToken ct);
}
