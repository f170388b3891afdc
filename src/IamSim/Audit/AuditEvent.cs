using IamSim.Audit.Proof;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Audit;

/// <summary>One call, as CloudTrail records it. Rows are written by the writer lane alone and never change.</summary>
internal sealed class AuditEvent
{
    public required string AccountId { get; set; }

    /// <summary>1, 2, 3, … without a gap within the account: the order in which calls were committed, whatever the clock said.</summary>
    public required long Sequence { get; set; }

    public required Guid EventId { get; set; }

    public required DateTimeOffset EventTime { get; set; }

    public required string EventName { get; set; }

    public required string EventSource { get; set; }

    public string? UserName { get; set; }

    public string? PrincipalId { get; set; }

    public string? AccessKeyId { get; set; }

    public string? SourceIp { get; set; }

    public string? ErrorCode { get; set; }

    public required bool ReadOnly { get; set; }

    /// <summary>The CloudTrail record: JSON in UTF-8.</summary>
    public required byte[] Record { get; set; }

    /// <summary>What was asked of the policy engine and decided (<see cref="Decisions.DecisionRecord"/>); null where nothing was.</summary>
    public byte[]? Decision { get; set; }

    /// <summary>SHA-256(hash of the event before ‖ SHA-256(<see cref="Record"/>)); before the first event stand 32 zero bytes.</summary>
    public required byte[] Hash { get; set; }
}

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> auditEvent)
    {
        // Each index ends in the sequence, so that a question's newest answers are the first that its scan meets. Every event pays for every
        // index: columns that are often empty are indexed only where they are not, and of the two kinds of call only the rarer one.
        auditEvent.HasKey(e => new { e.AccountId, e.Sequence });
        auditEvent.IsAppendOnly(goes: AuditSealConfiguration.IsRetired);
        auditEvent.HasIndex(e => new { e.AccountId, e.EventId, e.Sequence });
        auditEvent.HasIndex(e => new { e.AccountId, e.EventTime, e.Sequence });
        auditEvent.HasIndex(e => new { e.AccountId, e.EventName, e.Sequence });
        auditEvent.HasIndex(e => new { e.AccountId, e.UserName, e.Sequence }).HasFilter("\"UserName\" IS NOT NULL");
        auditEvent.HasIndex(e => new { e.AccountId, e.AccessKeyId, e.Sequence }).HasFilter("\"AccessKeyId\" IS NOT NULL");
        auditEvent.HasIndex(e => new { e.AccountId, e.SourceIp, e.Sequence }).HasFilter("\"SourceIp\" IS NOT NULL");
        auditEvent.HasIndex(e => new { e.AccountId, e.ErrorCode, e.Sequence }).HasFilter("\"ErrorCode\" IS NOT NULL");
        auditEvent.HasIndex(e => new { e.AccountId, e.Sequence }, "IX_AuditEvents_Changes").HasFilter("NOT \"ReadOnly\"");
    }
}
