using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IamSim.Iam.Tagging;

namespace IamSim.Ec2.Resources;

internal sealed record VpcDetails(string CidrBlock, string Tenancy, string AssociationId, string DhcpOptionsId);

internal sealed record SubnetDetails(string CidrBlock, string AvailabilityZone);

internal sealed record InternetGatewayDetails;

/// <summary>A route table's associations, of which the main one names no subnet, and its routes in the order in which they were made.</summary>
internal sealed record RouteTableDetails(IReadOnlyList<AssociationEntry> Associations, IReadOnlyList<RouteEntry> Routes)
{
    public string? ClientToken { get; init; }

    [JsonIgnore]
    public bool IsMain => Associations.Any(association => association.SubnetId is null);
}

internal sealed record AssociationEntry(string Id, string? SubnetId);

/// <param name="Destination">A CIDR block.</param>
/// <param name="Target"><c>local</c>, <c>igw-…</c>, <c>nat-…</c></param>
internal sealed record RouteEntry(string Destination, string Target);

internal sealed record ElasticIpDetails(string PublicIp, string BorderGroup);

internal sealed record NatGatewayDetails(string SubnetId, string Connectivity, IReadOnlyList<NatAddressEntry> Addresses)
{
    public string? ClientToken { get; init; }
}

internal sealed record NatAddressEntry(string? AllocationId, string? PublicIp, string PrivateIp, string InterfaceId, string? AssociationId);

internal sealed record SecurityGroupDetails(string Name, string Description, IReadOnlyList<RuleEntry> Rules);

/// <summary>One rule of a security group: exactly one of the four peers is there.</summary>
internal sealed record RuleEntry(string Id, bool IsEgress, string Protocol, int? FromPort, int? ToPort)
{
    public string? Block { get; init; }

    public string? Block6 { get; init; }

    public string? PrefixListId { get; init; }

    public string? GroupId { get; init; }

    public string? Description { get; init; }

    public List<TagEntry> Tags { get; init; } = [];

    /// <summary>Whether both let the same through: neither id nor description counts.</summary>
    public bool IsAs(RuleEntry other) => (IsEgress, Protocol, FromPort, ToPort, Block, Block6, PrefixListId, GroupId)
        == (other.IsEgress, other.Protocol, other.FromPort, other.ToPort, other.Block, other.Block6, other.PrefixListId, other.GroupId);
}

/// <param name="Service">The service's short name, <c>s3</c>.</param>
/// <param name="IsGateway">False for an interface endpoint.</param>
/// <param name="Policy">Its policy document.</param>
internal sealed record VpcEndpointDetails(string Service, bool IsGateway, string Policy)
{
    public bool PrivateDns { get; init; }

    public bool InboundOnly { get; init; }

    public IReadOnlyList<string> RouteTableIds { get; init; } = [];

    public IReadOnlyList<InterfaceEntry> Interfaces { get; init; } = [];

    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    public string DnsSuffix { get; init; } = string.Empty;

    public string? ClientToken { get; init; }

    [JsonIgnore]
    public IEnumerable<string> SubnetIds => Interfaces.Select(each => each.SubnetId);
}

internal sealed record InterfaceEntry(string Id, string SubnetId);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(VpcDetails))]
[JsonSerializable(typeof(SubnetDetails))]
[JsonSerializable(typeof(InternetGatewayDetails))]
[JsonSerializable(typeof(RouteTableDetails))]
[JsonSerializable(typeof(ElasticIpDetails))]
[JsonSerializable(typeof(NatGatewayDetails))]
[JsonSerializable(typeof(SecurityGroupDetails))]
[JsonSerializable(typeof(VpcEndpointDetails))]
internal sealed partial class DetailsJson : JsonSerializerContext;

/// <summary>A stored resource with what its kind keeps, read.</summary>
internal sealed record Stored<T>(NetworkResource Row, T Details)
    where T : class
{
    public string Id => Row.Id;

    public string VpcId => Row.VpcId;

    /// <summary>Keeps other details.</summary>
    public Stored<T> Change(T details)
    {
        Row.Details = Write(details);
        return this with { Details = details };
    }

    public static Stored<T> Of(NetworkResource row) => new(row, JsonSerializer.Deserialize(row.Details, Info)!);

    public static string Write(T details) => JsonSerializer.Serialize(details, Info);

    private static JsonTypeInfo<T> Info => (JsonTypeInfo<T>)DetailsJson.Default.GetTypeInfo(typeof(T))!;
}
