using IamSim.Iam.Tagging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Ec2.Resources;

/// <summary>The kinds of EC2's network resources; their values are stored.</summary>
internal enum NetworkKind
{
    Vpc = 0,
    Subnet = 1,
    RouteTable = 2,
    InternetGateway = 3,
    ElasticIp = 4,
    NatGateway = 5,
    SecurityGroup = 6,
    VpcEndpoint = 7,
}

/// <summary>
/// A resource of EC2's networking. All kinds are kept alike, so that a VPC is read whole with one question; what is said of one kind alone stands in
/// <see cref="Details"/>.
/// </summary>
internal sealed class NetworkResource
{
    public required string AccountId { get; set; }

    public required string Region { get; set; }

    /// <summary><c>vpc-…</c>, <c>subnet-…</c>, …</summary>
    public required string Id { get; set; }

    public required NetworkKind Kind { get; set; }

    /// <summary>The VPC that it is, is in, or is attached to; empty for an Elastic IP address and for an internet gateway that is attached to none.</summary>
    public required string VpcId { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was deleted, for what AWS still shows a while: NAT gateways. Null for all that is there.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>What its kind keeps: JSON of one of the records in <c>Details.cs</c>.</summary>
    public required string Details { get; set; }

    public List<TagEntry> Tags { get; set; } = [];
}

internal sealed class NetworkResourceConfiguration : IEntityTypeConfiguration<NetworkResource>
{
    public void Configure(EntityTypeBuilder<NetworkResource> resource)
    {
        resource.HasKey(r => new { r.AccountId, r.Region, r.Id });
        resource.HasIndex(r => r.Id);
        resource.HasIndex(r => new { r.AccountId, r.Region, r.Kind });
        resource.HasIndex(r => new { r.AccountId, r.Region, r.VpcId });
        resource.Property(r => r.Tags).IsTagColumn();
    }
}
