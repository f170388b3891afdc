using IamSim.CloudTrail.Resources;
using IamSim.Contracts.CloudTrail;
using IamSim.Iam.Tagging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>An event data store: a collection of events that can be queried.</summary>
internal sealed class LakeStore : ICloudTrailResource
{
    /// <summary>"The event data store is ... in the PENDING_DELETION state ... for a wait period of seven days."</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteEventDataStore.html">CloudTrail: DeleteEventDataStore</see></remarks>
    public static readonly TimeSpan WaitPeriod = TimeSpan.FromDays(7);

    public required string AccountId { get; set; }

    /// <summary>The last part of its ARN, and its name in queries: a UUID.</summary>
    public required string Id { get; set; }

    public required string Region { get; set; }

    public required string Name { get; set; }

    /// <summary><c>ENABLED</c>, <c>STOPPED_INGESTION</c> or <c>PENDING_DELETION</c>: what lies between them takes no time here.</summary>
    public required string Status { get; set; }

    /// <summary>As <see cref="Selectors.StoredSelectors"/> writes them.</summary>
    public required string EventSelectors { get; set; }

    public required bool IsMultiRegion { get; set; }

    public required bool IsOrganization { get; set; }

    /// <summary>Days.</summary>
    public required int RetentionPeriod { get; set; }

    public required string BillingMode { get; set; }

    public required bool IsTerminationProtected { get; set; }

    public string? KmsKeyId { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When <c>DeleteEventDataStore</c> was called; null where it was not.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>The number of its newest <see cref="LakeSpan"/>.</summary>
    public int Spans { get; set; }

    public List<TagEntry> Tags { get; set; } = [];

    public string? ResourcePolicy { get; set; }

    public bool IsPending => Status == EventDataStoreStatus.PENDING_DELETION;

    /// <summary>Whether nothing is left of it, though its row may be there still.</summary>
    public bool IsGone(DateTimeOffset now) => DeletedAt is { } deleted && now - deleted >= WaitPeriod;
}

internal sealed class LakeStoreConfiguration : IEntityTypeConfiguration<LakeStore>
{
    public void Configure(EntityTypeBuilder<LakeStore> store)
    {
        store.HasKey(s => new { s.AccountId, s.Id });
        store.HasIndex(s => new { s.AccountId, s.Region, s.Name }).IsUnique();
        store.Property(s => s.Tags).IsTagColumn();
        store.Ignore(s => s.IsPending);
    }
}
