using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Audit;

/// <summary>The end of an account's chain of events.</summary>
internal sealed class AuditHead
{
    /// <summary>So much earlier than one before it may an event be without the clock having been turned back: calls that overtook each other.</summary>
    public static readonly TimeSpan Overtaking = TimeSpan.FromMinutes(5);

    public required string AccountId { get; set; }

    /// <summary>The last event's <see cref="AuditEvent.Sequence"/>.</summary>
    public required long Sequence { get; set; }

    /// <summary>The last event's <see cref="AuditEvent.Hash"/>.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>The last event's <see cref="AuditEvent.Id"/>.</summary>
    public long EventId { get; set; }

    /// <summary>The latest time that any of the events has.</summary>
    public DateTimeOffset LatestTime { get; set; }

    /// <summary>
    /// True once an event came that was earlier than one before it by more than <see cref="Overtaking"/>: the clock was turned back. As long as it was
    /// not, a span of time is a span of the chain.
    /// </summary>
    public bool WasTurnedBack { get; set; }

    /// <summary>Puts an event behind the last one.</summary>
    public void Add(AuditEntry entry, long eventId)
    {
        Sequence++;
        EventId = eventId;
        Hash = AuditChain.Next(Hash, entry.Record);
        WasTurnedBack |= entry.EventTime < LatestTime - Overtaking;
        LatestTime = entry.EventTime > LatestTime ? entry.EventTime : LatestTime;
    }

    /// <summary>The end of a chain that has no events.</summary>
    public static AuditHead Of(string account) => new() { AccountId = account, Sequence = 0, Hash = AuditChain.Start, LatestTime = DateTimeOffset.UnixEpoch };
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> head)
    {
        head.HasKey(h => h.AccountId);
        head.HasIndex(h => h.EventId);
        head.IsWithoutRowid();
    }
}
