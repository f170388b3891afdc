using CsCheck;
using IamSim.Ec2.Facts;
using IamSim.Ec2.Ways;
using static IamSim.Tests.Ec2.Ways.SomeNetwork;

namespace IamSim.Tests.Ec2.Ways;

/// <summary>What holds of the ways of every network.</summary>
public sealed class WayFinderPropertyTests
{
    private static readonly string[] Services = ["s3", "kms", "sts", "ecr.dkr", "ecr"];

    private static readonly string[] Blocks = ["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/16", "10.0.1.0/24", "10.0.1.0/25", "52.216.0.0/15"];

    private static readonly Gen<SecurityRuleFacts> Rule = Gen.Select(Gen.Int[0, 4], Gen.Int[0, Blocks.Length - 1], Gen.Bool, (kind, block, named) => kind switch
    {
        0 => All(Blocks[block]),
        1 => new SecurityRuleFacts("tcp", 80, 80, [Blocks[block]], []),
        2 => new SecurityRuleFacts("tcp", 443, 443, [], []) { PrefixLists = ["pl-63a5400a"] },
        3 => HttpsOf(named ? Group : EndpointGroup),
        _ => Https(Blocks[block]),
    });

    private static readonly Gen<EndpointFacts> Endpoint = Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.Bool, (service, gateway, flag) => gateway
        ? GatewayEndpoint("s3", flag ? PrivateTable : PublicTable)
        : InterfaceEndpoint(Services[service]) with { PrivateDnsEnabled = flag });

    /// <summary>Networks without a default route, of every other shape.</summary>
    private static readonly Gen<NetworkFacts> Network = Gen.Select(
        Rule.Array[0, 3], Rule.Array[0, 3], Endpoint.Array[0, 4], Gen.Bool,
        (outbound, inbound, endpoints, hasInternet) => (Closed with
        {
            InternetGateways = hasInternet ? [Internet] : [],
            NatGateways = [new(Nat, Public, "available")],
        }).WithGroup(Letting(Group, [], outbound)).WithGroup(Letting(EndpointGroup, inbound, [])).WithEndpoints(endpoints));

    private static readonly Gen<(NetworkFacts Network, string Service)> Case = Gen.Select(Network, Gen.Int[0, Services.Length - 1], (network, at) => (network, Services[at]));

    [Fact]
    public void ANatRoute_NeverClosesAWay() => Case.Sample(each =>
        !From(each.Network, each.Service).IsOpen || From(each.Network.Routed(new RouteFacts("0.0.0.0/0", Nat)), each.Service).IsOpen);

    [Fact]
    public void ARuleMore_NeverClosesAWay() => Gen.Select(Case, Rule).Sample((each, rule) =>
    {
        var group = each.Network.SecurityGroups.Single(g => g.Id == Group);
        var wider = each.Network.WithGroup(group with { Outbound = [.. group.Outbound, rule] });
        return !From(each.Network, each.Service).IsOpen || From(wider, each.Service).IsOpen;
    });

    [Fact]
    public void AGatewayEndpointMore_NeverClosesAWay() => Case.Sample(each =>
        !From(each.Network, "kms").IsOpen || From(each.Network.WithEndpoints(GatewayEndpoint("s3", PrivateTable)), "kms").IsOpen);

    [Fact]
    public void AClosedWay_SaysWhyAndHowToMendIt_AnOpenOneHasNothingToMend() => Case.Sample(each =>
    {
        var way = From(each.Network, each.Service);
        return way.Hops.Count > 0 && way.Hops.All(hop => hop.EndsWith('.')) && way.IsOpen == (way.Mend is null);
    });

    [Fact]
    public void EverySetOfBlocks_CoversWhatEachOfItsAddressesIsIn()
    {
        var block = Gen.Select(Gen.Int[0, 255], Gen.Int[24, 32], (last, length) =>
            AddressBlock.TryParse($"10.0.0.{last}/{length}", out var read) ? read : throw new InvalidOperationException());
        Gen.Select(block, block.Array[0, 6]).Sample((wanted, blocks) =>
        {
            var all = Enumerable.Range(0, (int)wanted.Size).All(at => blocks.Any(b => b.Contains(new AddressBlock(wanted.First + (uint)at, 32))));
            return wanted.IsCoveredBy(blocks) == all;
        });
    }

    private static Way From(NetworkFacts network, string service) => WayFinder.Find(network, Private, [Group], service);
}
