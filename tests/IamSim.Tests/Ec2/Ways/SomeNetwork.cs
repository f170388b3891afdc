using IamSim.Ec2.Facts;
using IamSim.Policies.Evaluation;

namespace IamSim.Tests.Ec2.Ways;

/// <summary>A VPC with a private subnet, a public one and a security group that lets everything out, to build others from.</summary>
internal static class SomeNetwork
{
    public const string Private = "subnet-0aaaaaaaaaaaaaaaa";
    public const string Public = "subnet-0bbbbbbbbbbbbbbbb";
    public const string PrivateTable = "rtb-0aaaaaaaaaaaaaaaa";
    public const string PublicTable = "rtb-0bbbbbbbbbbbbbbbb";
    public const string Group = "sg-0aaaaaaaaaaaaaaaa";
    public const string EndpointGroup = "sg-0eeeeeeeeeeeeeeee";
    public const string Internet = "igw-0aaaaaaaaaaaaaaaa";
    public const string Nat = "nat-0aaaaaaaaaaaaaaaa";

    private static readonly RouteFacts Local = new("10.0.0.0/16", "local");

    /// <summary>The private subnet's table is the main one and leads nowhere; the public one leads to the internet gateway.</summary>
    public static NetworkFacts Closed { get; } = new("vpc-0aaaaaaaaaaaaaaaa", "111122223333", "us-east-1")
    {
        Subnets = [new(Private, "10.0.1.0/24", "us-east-1a"), new(Public, "10.0.2.0/24", "us-east-1a")],
        RouteTables = [new(PrivateTable, true, [], [Local]), new(PublicTable, false, [Public], [Local, new("0.0.0.0/0", Internet)])],
        SecurityGroups = [Letting(Group, [], [All("0.0.0.0/0")]), Letting(EndpointGroup, [Https("10.0.0.0/16")], [All("0.0.0.0/0")])],
        InternetGateways = [Internet],
    };

    /// <summary>The same with a NAT gateway in the public subnet, to which the private one's table leads.</summary>
    public static NetworkFacts WithNat { get; } = Closed.Routed(new RouteFacts("0.0.0.0/0", Nat)) with { NatGateways = [new(Nat, Public, "available")] };

    public static NetworkFacts Routed(this NetworkFacts network, params RouteFacts[] routes) => network with
    {
        RouteTables = [.. network.RouteTables.Select(table => table.Id == PrivateTable ? table with { Routes = [Local, .. routes] } : table)],
    };

    public static NetworkFacts WithEndpoints(this NetworkFacts network, params EndpointFacts[] endpoints) => network with { Endpoints = [.. network.Endpoints, .. endpoints] };

    public static NetworkFacts WithGroup(this NetworkFacts network, SecurityGroupFacts group) => network with
    {
        SecurityGroups = [.. network.SecurityGroups.Where(g => g.Id != group.Id), group],
    };

    public static EndpointFacts GatewayEndpoint(string service, params string[] tables) =>
        new("vpce-0gggggggggggggggg", service, IsGateway: true) { Policy = PolicyLayer.Empty, RouteTableIds = tables };

    public static EndpointFacts InterfaceEndpoint(string service) => new("vpce-0iiiiiiiiiiiiiiii" + service, service, IsGateway: false)
    {
        Policy = PolicyLayer.Empty,
        PrivateDnsEnabled = true,
        SubnetIds = [Private],
        SecurityGroupIds = [EndpointGroup],
    };

    public static SecurityGroupFacts Letting(string id, SecurityRuleFacts[] inbound, SecurityRuleFacts[] outbound) => new(id, inbound, outbound);

    public static SecurityRuleFacts All(params string[] blocks) => new("-1", -1, -1, blocks, []);

    public static SecurityRuleFacts Https(params string[] blocks) => new("tcp", 443, 443, blocks, []);

    public static SecurityRuleFacts HttpsOf(params string[] groups) => new("tcp", 443, 443, [], groups);
}
