using IamSim.Ec2.Facts;
using IamSim.Ec2.Ways;
using static IamSim.Tests.Ec2.Ways.SomeNetwork;

namespace IamSim.Tests.Ec2.Ways;

/// <summary>Which way a request to a service leaves a subnet, and what is said where it leaves by none.</summary>
public sealed class WayFinderTests
{
    [Fact]
    public void Find_NothingButTheLocalRoute_NoWayAndAnEndpointToMend()
    {
        var way = From(Closed, "kms");

        Assert.False(way.IsOpen);
        Assert.Contains(PrivateTable, way.Hops[^1], StringComparison.Ordinal);
        Assert.Contains("com.amazonaws.us-east-1.kms", way.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_S3WithoutAnyRoute_AGatewayEndpointIsTheSmallestMend()
    {
        var way = From(Closed, "s3");

        Assert.Equal(WayKind.None, way.Kind);
        Assert.Equal($"Create a gateway endpoint for com.amazonaws.us-east-1.s3 with {PrivateTable}.", way.Mend);
    }

    [Fact]
    public void Find_NatGateway_Open()
    {
        var way = From(WithNat, "kms");

        Assert.Equal((WayKind.NatGateway, Nat), (way.Kind, way.Gateway));
        Assert.Null(way.Mend);
    }

    [Fact]
    public void Find_PublicSubnet_InternetGatewayServesNoInterfaceWithoutPublicAddress()
    {
        var way = WayFinder.Find(Closed, Public, [Group], "sts");

        Assert.False(way.IsOpen);
        Assert.Contains("public address", way.Hops[^1], StringComparison.Ordinal);
        Assert.Contains(Internet, way.Hops[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Find_NatGatewayInASubnetWithoutInternetGateway_Closed()
    {
        var way = From(WithNat with { NatGateways = [new(Nat, Private, "available")] }, "kms");

        Assert.False(way.IsOpen);
        Assert.Equal($"Add a route 0.0.0.0/0 to {Internet} in route table {PrivateTable} of its subnet {Private}.", way.Mend);
    }

    [Fact]
    public void Find_InternetGatewayDetached_NatGatewayLeadsNowhere()
    {
        var way = From(WithNat with { InternetGateways = [] }, "kms");

        Assert.False(way.IsOpen);
        Assert.Contains("Attach an internet gateway", way.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deleted", false)]
    [InlineData("pending", false)]
    [InlineData("available", true)]
    public void Find_NatGatewayThatIsNotAvailableOrPrivate_Closed(string state, bool isPrivate) =>
        Assert.False(From(WithNat with { NatGateways = [new(Nat, Public, state) { IsPrivate = isPrivate }] }, "kms").IsOpen);

    [Fact]
    public void Find_RouteToWhatIsGone_BlackHole() =>
        Assert.Contains("black hole", From(WithNat with { NatGateways = [] }, "kms").Hops[^1], StringComparison.Ordinal);

    [Fact]
    public void Find_GatewayEndpointWithTheSubnetsTable_BeforeTheNatGateway()
    {
        var way = From(WithNat.WithEndpoints(GatewayEndpoint("s3", PrivateTable)), "s3");

        Assert.Equal((WayKind.GatewayEndpoint, "vpce-0gggggggggggggggg"), (way.Kind, way.Endpoint?.Id));
        Assert.Contains("pl-63a5400a", way.Hops[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Find_GatewayEndpointOfAnotherTable_AssociatingIsTheMend()
    {
        var way = From(Closed.WithEndpoints(GatewayEndpoint("s3", PublicTable)), "s3");

        Assert.False(way.IsOpen);
        Assert.Equal($"Associate {PrivateTable} with vpce-0gggggggggggggggg.", way.Mend);
    }

    [Fact]
    public void Find_GatewayEndpointOfAnotherService_IsNoWay() =>
        Assert.False(From(Closed.WithEndpoints(GatewayEndpoint("dynamodb", PrivateTable)), "s3").IsOpen);

    [Fact]
    public void Find_EgressToThePrefixListAlone_OpenToS3AndToNothingElse()
    {
        var network = WithNat.WithEndpoints(GatewayEndpoint("s3", PrivateTable))
            .WithGroup(Letting(Group, [], [new SecurityRuleFacts("tcp", 443, 443, [], []) { PrefixLists = ["pl-63a5400a"] }]));

        Assert.True(From(network, "s3").IsOpen);
        Assert.False(From(network, "kms").IsOpen);
    }

    [Theory]
    [InlineData("tcp", 80, 80)]
    [InlineData("udp", 443, 443)]
    public void Find_EgressOfAnotherPortOrProtocol_Closed(string protocol, int from, int to)
    {
        var way = From(WithNat.WithGroup(Letting(Group, [], [new(protocol, from, to, ["0.0.0.0/0"], [])])), "kms");

        Assert.False(way.IsOpen);
        Assert.Equal($"Allow outbound TCP 443 to 0.0.0.0/0 in {Group}.", way.Mend);
    }

    [Fact]
    public void Find_TwoHalvesOfAllAddresses_AreAll() =>
        Assert.True(From(WithNat.WithGroup(Letting(Group, [], [Https("0.0.0.0/1"), Https("128.0.0.0/1")])), "kms").IsOpen);

    [Fact]
    public void Find_InterfaceEndpoint_Open()
    {
        var way = From(Closed.WithEndpoints(InterfaceEndpoint("kms")), "kms");

        Assert.Equal(WayKind.InterfaceEndpoint, way.Kind);
        Assert.Equal("kms", way.Endpoint?.Service);
    }

    [Fact]
    public void Find_InterfaceEndpointWhoseGroupLetsNobodyIn_ClosedEvenWithANatGateway()
    {
        // Private DNS makes the name mean the endpoint: the NAT gateway is no way any more. The classic mistake.
        var way = From(WithNat.WithEndpoints(InterfaceEndpoint("kms")).WithGroup(Letting(EndpointGroup, [], [])), "kms");

        Assert.False(way.IsOpen);
        Assert.Equal($"Allow inbound TCP 443 from {Group} in {EndpointGroup}.", way.Mend);
    }

    [Fact]
    public void Find_EndpointGroupThatNamesTheSourcesGroup_Open() =>
        Assert.True(From(Closed.WithEndpoints(InterfaceEndpoint("kms")).WithGroup(Letting(EndpointGroup, [HttpsOf(Group)], [])), "kms").IsOpen);

    [Fact]
    public void Find_SourceThatMayCallTheEndpointsGroupOnly_OpenToTheEndpointAlone()
    {
        var network = WithNat.WithEndpoints(InterfaceEndpoint("kms")).WithGroup(Letting(Group, [], [HttpsOf(EndpointGroup)]));

        Assert.True(From(network, "kms").IsOpen);
        Assert.False(From(network, "sts").IsOpen);
    }

    [Fact]
    public void Find_SubnetOnlyPartlyLetIn_Closed() =>
        Assert.False(From(Closed.WithEndpoints(InterfaceEndpoint("kms")).WithGroup(Letting(EndpointGroup, [Https("10.0.1.0/25")], [])), "kms").IsOpen);

    [Fact]
    public void Find_PrivateDnsOff_TheEndpointIsNotUsed()
    {
        var off = InterfaceEndpoint("kms") with { PrivateDnsEnabled = false };

        Assert.Equal(WayKind.NatGateway, From(WithNat.WithEndpoints(off), "kms").Kind);
        Assert.Equal($"Turn private DNS of {off.Id} on.", From(Closed.WithEndpoints(off), "kms").Mend);
    }

    [Fact]
    public void Find_PrivateDnsForInboundOnly_TheGatewayEndpointIsTaken()
    {
        var network = Closed.WithEndpoints(InterfaceEndpoint("s3") with { PrivateDnsForInboundOnly = true }, GatewayEndpoint("s3", PrivateTable));

        Assert.Equal(WayKind.GatewayEndpoint, From(network, "s3").Kind);
    }

    [Fact]
    public void Find_EndpointThatIsPending_IsNotUsed() =>
        Assert.Equal(WayKind.NatGateway, From(WithNat.WithEndpoints(InterfaceEndpoint("kms") with { State = "pending" }), "kms").Kind);

    [Fact]
    public void Find_PullOfAnImageWithoutS3_Closed()
    {
        var network = Closed.WithEndpoints(InterfaceEndpoint("ecr.api"), InterfaceEndpoint("ecr.dkr"));

        Assert.False(From(network, "ecr").IsOpen);
        Assert.True(From(network.WithEndpoints(GatewayEndpoint("s3", PrivateTable)), "ecr").IsOpen);
    }

    [Fact]
    public void Find_SubnetOfAnotherVpc_NoWay() =>
        Assert.Contains("is not in", WayFinder.Find(WithNat, "subnet-0ffffffffffffffff", [Group], "s3").Hops[0], StringComparison.Ordinal);

    [Fact]
    public void Find_SecurityGroupOfAnotherVpc_LetsNothingThrough()
    {
        var way = WayFinder.Find(WithNat, Private, ["sg-0ffffffffffffffff"], "kms");

        Assert.False(way.IsOpen);
        Assert.Contains(way.Hops, hop => hop.Contains("sg-0ffffffffffffffff is not in", StringComparison.Ordinal));
    }

    private static Way From(NetworkFacts network, string service) => WayFinder.Find(network, Private, [Group], service);
}
