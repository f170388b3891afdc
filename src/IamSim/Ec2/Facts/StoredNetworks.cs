using System.Collections.Concurrent;
using IamSim.Authorization;
using IamSim.Ec2.Endpoints;
using IamSim.Ec2.Resources;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Ec2.Facts;

/// <summary>
/// Networks as they are stored: a VPC whole, with one question. Those of subnets are kept until something changes in their accounts, only where this process
/// is the one writer, as buckets are.
/// </summary>
internal sealed class StoredNetworks(EndpointPolicies policies, Database database, AccessVersions versions) : INetworks
{
    /// <summary>Past this many subnets it starts afresh.</summary>
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, (AccessVersion Version, NetworkFacts Network)> _subnets = new(StringComparer.Ordinal);

    public async ValueTask<NetworkFacts?> FindBySubnetAsync(IServiceProvider services, string subnetId, CancellationToken ct)
    {
        if (_subnets.TryGetValue(subnetId, out var kept) && versions.Of(kept.Network.Account) == kept.Version)
        {
            return kept.Network;
        }

        if (await FindAsync(services, subnetId, NetworkKind.Subnet, ct) is not { } rows)
        {
            return null;
        }

        // The lane reads its own batch, which may yet be undone; another server may write behind this one's back.
        if (database.IsShared || services.GetRequiredService<IamDb>().Tracks)
        {
            return FactsOf(rows);
        }

        // Whose it is, is known now: read again, under that account's version.
        var account = rows[0].AccountId;
        var version = versions.Of(account);
        if (await FindAsync(services, subnetId, NetworkKind.Subnet, ct) is not { } again)
        {
            return null;
        }

        var network = FactsOf(again);
        if (network.Account == account && versions.MayKeep(account, version))
        {
            if (_subnets.Count >= MostKept)
            {
                _subnets.Clear();
            }

            _subnets[subnetId] = (version, network);
        }

        return network;
    }

    public async ValueTask<(NetworkFacts Network, EndpointFacts Endpoint)?> FindEndpointAsync(IServiceProvider services, string endpointId, CancellationToken ct)
    {
        if (await FindAsync(services, endpointId, NetworkKind.VpcEndpoint, ct) is not { } rows)
        {
            return null;
        }

        var network = FactsOf(rows);
        return (network, network.Endpoints.First(endpoint => endpoint.Id == endpointId));
    }

    /// <summary>A VPC's network from its stored resources.</summary>
    public NetworkFacts FactsOf(IReadOnlyList<NetworkResource> rows)
    {
        var vpc = Of<VpcDetails>(rows).Single();
        return new NetworkFacts(vpc.Id, vpc.Row.AccountId, vpc.Row.Region)
        {
            CidrBlock = vpc.Details.CidrBlock,
            Subnets = [.. Of<SubnetDetails>(rows).Select(subnet => new SubnetFacts(subnet.Id, subnet.Details.CidrBlock, subnet.Details.AvailabilityZone))],
            RouteTables = [.. Of<RouteTableDetails>(rows).Select(table => new RouteTableFacts(
                table.Id,
                table.Details.IsMain,
                [.. table.Details.Associations.Select(association => association.SubnetId).OfType<string>()],
                [.. table.Details.Routes.Select(route => new RouteFacts(route.Destination, route.Target))]))],
            SecurityGroups = [.. Of<SecurityGroupDetails>(rows).Select(group => new SecurityGroupFacts(group.Id, Rules(group, isEgress: false), Rules(group, isEgress: true)))],
            Endpoints = [.. Of<VpcEndpointDetails>(rows).Select(FactsOf)],
            NatGateways = [.. Of<NatGatewayDetails>(rows).Select(nat => new NatGatewayFacts(nat.Id, nat.Details.SubnetId, nat.Row.DeletedAt is null ? "available" : "deleted")
            {
                IsPrivate = nat.Details.Connectivity == Contracts.Ec2.ConnectivityType.Private,
            })],
            InternetGateways = [.. Of<InternetGatewayDetails>(rows).Select(gateway => gateway.Id)],
        };
    }

    private EndpointFacts FactsOf(Stored<VpcEndpointDetails> endpoint) => new(endpoint.Id, endpoint.Details.Service, endpoint.Details.IsGateway)
    {
        Policy = policies.LayerOf(endpoint.Id, endpoint.Details.Policy),
        PrivateDnsEnabled = endpoint.Details.PrivateDns,
        PrivateDnsForInboundOnly = endpoint.Details.InboundOnly,
        RouteTableIds = endpoint.Details.RouteTableIds,
        SubnetIds = [.. endpoint.Details.SubnetIds],
        SecurityGroupIds = endpoint.Details.SecurityGroupIds,
    };

    /// <summary>All of the VPC that a resource is in; null where there is no such resource.</summary>
    private static async ValueTask<List<NetworkResource>?> FindAsync(IServiceProvider services, string id, NetworkKind kind, CancellationToken ct)
    {
        var db = services.GetRequiredService<IamDb>();
        var found = await db.NetworkResources.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.Kind == kind && row.DeletedAt == null, ct);
        return found is null ? null : await db.NetworkResources.AsNoTracking()
            .Where(row => row.AccountId == found.AccountId && row.Region == found.Region && row.VpcId == found.VpcId).ToListAsync(ct);
    }

    private static IEnumerable<Stored<T>> Of<T>(IReadOnlyList<NetworkResource> rows)
        where T : class
    {
        var kind = NetworkKinds.Of<T>().Kind;
        return rows.Where(row => row.Kind == kind).Select(Stored<T>.Of);
    }

    private static List<SecurityRuleFacts> Rules(Stored<SecurityGroupDetails> group, bool isEgress) =>
        [.. group.Details.Rules.Where(rule => rule.IsEgress == isEgress).Select(rule => new SecurityRuleFacts(
            rule.Protocol, rule.FromPort ?? -1, rule.ToPort ?? -1, rule.Block is null ? [] : [rule.Block], rule.GroupId is null ? [] : [rule.GroupId])
        {
            PrefixLists = rule.PrefixListId is null ? [] : [rule.PrefixListId],
        })];
}
