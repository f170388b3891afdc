using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.Endpoints;

/// <summary>VPC endpoints as answers show them. They are available as soon as they are made, though the answer to that says pending as EC2's does.</summary>
/// <param name="groups">The names of security groups by their ids.</param>
/// <param name="zones">The availability zones of subnets by their ids.</param>
internal sealed class VpcEndpointShapes(IReadOnlyDictionary<string, string> groups, IReadOnlyDictionary<string, string> zones)
{
    private const string Available = "available";

    public static readonly ResourceFilters<VpcEndpointDetails> Filters = new ResourceFilters<VpcEndpointDetails>(endpoint => Ec2Tags.Shown(endpoint.Row.Tags))
        .One("vpc-endpoint-id", endpoint => endpoint.Id)
        .One("vpc-id", endpoint => endpoint.VpcId)
        .One("service-name", endpoint => EndpointServices.NameOf(endpoint.Details.Service, endpoint.Row.Region))
        .One("service-region", endpoint => endpoint.Row.Region)
        .One("vpc-endpoint-type", TypeOf)
        .One("ip-address-type", _ => IpAddressType.Ipv4)
        .One("vpc-endpoint-state", _ => Available);

    public static async ValueTask<VpcEndpointShapes> OfAsync(Networks networks, Calls.Call call, CancellationToken ct) => new(
        (await networks.ListAsync<SecurityGroupDetails>(call, ct)).ToDictionary(group => group.Id, group => group.Details.Name),
        (await networks.ListAsync<SubnetDetails>(call, ct)).ToDictionary(subnet => subnet.Id, subnet => subnet.Details.AvailabilityZone));

    public VpcEndpoint Shown(Stored<VpcEndpointDetails> endpoint, string state = Available)
    {
        var details = endpoint.Details;
        return new VpcEndpoint
        {
            VpcEndpointId = endpoint.Id,
            VpcEndpointType = TypeOf(endpoint),
            VpcId = endpoint.VpcId,
            OwnerId = endpoint.Row.AccountId,
            ServiceName = EndpointServices.NameOf(details.Service, endpoint.Row.Region),
            ServiceRegion = endpoint.Row.Region,
            State = state,
            PolicyDocument = details.Policy,
            RouteTableIds = details.RouteTableIds,
            SubnetIds = [.. details.SubnetIds],
            Groups = [.. details.SecurityGroupIds.Select(id => new SecurityGroupIdentifier { GroupId = id, GroupName = groups.GetValueOrDefault(id) })],
            IpAddressType = IpAddressType.Ipv4,
            DnsOptions = new DnsOptions
            {
                DnsRecordIpType = DnsRecordIpType.Ipv4,
                PrivateDnsOnlyForInboundResolverEndpoint = details.InboundOnly ? true : null,
            },
            PrivateDnsEnabled = details.PrivateDns,
            RequesterManaged = false,
            NetworkInterfaceIds = [.. details.Interfaces.Select(each => each.Id)],
            DnsEntries = [.. Names(endpoint).Select(name => new DnsEntry { DnsName = name, HostedZoneId = HostedZone })],
            CreationTimestamp = endpoint.Row.CreatedAt,
            Tags = Ec2Tags.Shown(endpoint.Row.Tags),
        };
    }

    public static string TypeOf(Stored<VpcEndpointDetails> endpoint) => endpoint.Details.IsGateway ? VpcEndpointType.Gateway : VpcEndpointType.Interface;

    /// <summary>The hosted zone of PrivateLink's names in us-east-1, as AWS's documentation shows it; the same for every region here.</summary>
    private const string HostedZone = "Z7HUB22UULQXV";

    /// <summary>The endpoint's own names, one for all of its zones and one for each; and the service's where private DNS is on.</summary>
    private IEnumerable<string> Names(Stored<VpcEndpointDetails> endpoint)
    {
        if (endpoint.Details.IsGateway || EndpointServices.Find(endpoint.Details.Service) is not { } service)
        {
            yield break;
        }

        var region = endpoint.Row.Region;
        var host = string.Join('.', service.PrivateDns[0].Replace("{region}", region, StringComparison.Ordinal).Split('.')
            .TakeWhile(part => part != "amazonaws").SkipWhile(part => part == "*"));
        var star = service.Short == "s3" ? "*." : string.Empty;
        yield return $"{star}{endpoint.Id}-{endpoint.Details.DnsSuffix}.{host}.vpce.amazonaws.com";
        foreach (var zone in endpoint.Details.SubnetIds.Select(id => zones.GetValueOrDefault(id)).OfType<string>().Distinct())
        {
            yield return $"{star}{endpoint.Id}-{endpoint.Details.DnsSuffix}-{zone}.{host}.vpce.amazonaws.com";
        }

        if (endpoint.Details.PrivateDns)
        {
            foreach (var name in service.PrivateDns)
            {
                yield return name.Replace("{region}", region, StringComparison.Ordinal);
            }
        }
    }
}
