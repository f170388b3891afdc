using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.CloudTrail.Delivery;

/// <summary>
/// A span of an account's chain of events that a trail delivers: from the start of logging to its stop. A trail that was stopped and started again has two
/// until the first is delivered; an organization trail has one for each account.
/// </summary>
internal sealed class TrailSpan
{
    /// <summary>The trail's owner.</summary>
    public required string AccountId { get; set; }

    public required Guid TrailId { get; set; }

    /// <summary>Whose events they are.</summary>
    public required string SourceAccountId { get; set; }

    /// <summary>The sequence that stood last when logging started.</summary>
    public required long After { get; set; }

    /// <summary>The last sequence that is delivered, or selected by nothing.</summary>
    public required long Done { get; set; }

    /// <summary>The last sequence to deliver, where logging was stopped; null while it goes on.</summary>
    public long? Until { get; set; }

    /// <summary>
    /// The event of the call that stopped logging, which is delivered still and has no sequence yet when the call runs; null for other accounts' spans.
    /// </summary>
    public Guid? LastEventId { get; set; }
}

internal sealed class TrailSpanConfiguration : IEntityTypeConfiguration<TrailSpan>
{
    public void Configure(EntityTypeBuilder<TrailSpan> span)
    {
        span.HasKey(s => new { s.AccountId, s.TrailId, s.SourceAccountId, s.After });
        span.IsWithoutRowid();
    }
}
