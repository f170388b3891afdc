using IamSim.CloudTrail.Resources;
using IamSim.CloudTrail.Selectors;
using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.CloudTrail.Trails;

/// <summary>A trail: which events of an account, or of an organization's accounts, are delivered where.</summary>
internal sealed class Trail : ICloudTrailResource
{
    /// <summary>Who owns it: of an organization trail always the management account.</summary>
    public required string AccountId { get; set; }

    /// <summary>The region that it was created in, and can be changed in.</summary>
    public required string HomeRegion { get; set; }

    public required string Name { get; set; }

    /// <summary>Tells it from one that was deleted and had the same name.</summary>
    public required Guid Id { get; set; }

    public required string Partition { get; set; }

    public required string Bucket { get; set; }

    /// <summary>What stands before <c>AWSLogs</c>; null for nothing.</summary>
    public string? Prefix { get; set; }

    public string? SnsTopicArn { get; set; }

    public string? LogGroupArn { get; set; }

    public string? LogRoleArn { get; set; }

    public string? KmsKeyArn { get; set; }

    public bool IncludesGlobalServices { get; set; }

    public bool IsMultiRegion { get; set; }

    public bool IsOrganizationTrail { get; set; }

    /// <summary>Since when digests are made; null where log files are not to be validated.</summary>
    public DateTimeOffset? ValidatedSince { get; set; }

    /// <summary><see cref="StoredSelectors"/>; null for the default ones.</summary>
    public string? Selectors { get; set; }

    /// <summary>The insight selectors as <c>PutInsightSelectors</c> took them; null for none.</summary>
    public string? InsightSelectors { get; set; }

    public List<TagEntry> Tags { get; set; } = [];

    /// <summary>Trails have none.</summary>
    public string? ResourcePolicy { get; set; }

    public bool IsLogging { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>When a log file was last written, and when that was last tried and why it failed.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    public DateTimeOffset? DeliveryTriedAt { get; set; }

    public string? DeliveryError { get; set; }

    public DateTimeOffset? DigestDeliveredAt { get; set; }

    public string? DigestError { get; set; }

    public CloudTrailArn Arn => new(Partition, HomeRegion, AccountId, CloudTrailArn.TrailType, Name);
}

internal sealed class TrailConfiguration : IEntityTypeConfiguration<Trail>
{
    public void Configure(EntityTypeBuilder<Trail> trail)
    {
        trail.HasKey(t => new { t.AccountId, t.HomeRegion, t.Name });
        trail.Property(t => t.Tags).IsTagColumn();
        trail.Ignore(t => t.ResourcePolicy);
        trail.Ignore(t => t.Arn);
        trail.IsWithoutRowid();
    }
}
