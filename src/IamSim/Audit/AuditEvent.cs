using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Audit;

/// <summary>
/// One call, as CloudTrail records it. Rows are written by the writer lane alone and never change. What is asked by stands in columns of its own, as
/// the number that its text has in <see cref="AuditText"/>: an index entry is a dozen bytes then, whatever the text is.
/// </summary>
internal sealed class AuditEvent
{
    /// <summary>1, 2, 3, … over all accounts, in the order of commits: what indexes end in, so that a question's newest answers come first.</summary>
    public required long Id { get; set; }

    public required string AccountId { get; set; }

    /// <summary>1, 2, 3, … without a gap within the account: the order in which calls were committed, whatever the clock said.</summary>
    public required long Sequence { get; set; }

    /// <summary>The first half of the record's <c>eventID</c> (<see cref="AuditEventKey"/>): it is found again by this.</summary>
    public required long EventKey { get; set; }

    public required DateTimeOffset EventTime { get; set; }

    public required int EventNameText { get; set; }

    public required int EventSourceText { get; set; }

    public int? UserNameText { get; set; }

    /// <summary>The caller's unique id.</summary>
    public int? PrincipalIdText { get; set; }

    /// <summary>The user's, root's or role's ARN: a role's, not its session's.</summary>
    public int? PrincipalArnText { get; set; }

    /// <summary>The ARN of a role's or a federated user's session.</summary>
    public int? SessionArnText { get; set; }

    public int? AccessKeyIdText { get; set; }

    public int? SourceIpText { get; set; }

    public int? ErrorCodeText { get; set; }

    public required bool ReadOnly { get; set; }

    /// <summary>True where the caller's session was made with MFA.</summary>
    public required bool MfaAuthenticated { get; set; }

    /// <summary>The record, what was decided and the resources, packed (<see cref="AuditContent"/>).</summary>
    public required byte[] Content { get; set; }

    /// <summary>SHA-256(hash of the event before ‖ SHA-256(record)); before the first event stand 32 zero bytes.</summary>
    public required byte[] Hash { get; set; }
}

/// <summary>Finds events by their <c>eventID</c>, half of which is enough for an index: the few that share it are told apart by their records.</summary>
internal static class AuditEventKey
{
    public static long Of(Guid eventId)
    {
        Span<byte> bytes = stackalloc byte[16];
        eventId.TryWriteBytes(bytes, bigEndian: true, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes);
    }
}

/// <param name="isSqlite">SQLite's indexes end in the row's number, which is <see cref="AuditEvent.Id"/>, of themselves.</param>
internal sealed class AuditEventConfiguration(bool isSqlite) : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> auditEvent)
    {
        auditEvent.Property(e => e.Id).ValueGeneratedNever();
        auditEvent.Property(e => e.AccountId).HasConversion<AccountNumberConverter>();
        auditEvent.HasIndex(e => new { e.AccountId, e.Sequence }).IsUnique();

        // Every event pays for every index: columns that are often empty are indexed only where they are not.
        string[] often = [nameof(AuditEvent.EventNameText), nameof(AuditEvent.EventSourceText), nameof(AuditEvent.EventKey)];
        string[] seldom =
        [
            nameof(AuditEvent.UserNameText), nameof(AuditEvent.PrincipalArnText), nameof(AuditEvent.SessionArnText), nameof(AuditEvent.AccessKeyIdText),
            nameof(AuditEvent.SourceIpText), nameof(AuditEvent.ErrorCodeText),
        ];
        if (isSqlite)
        {
            // A text's number belongs to one account, so that the account need not stand in front of it.
            auditEvent.HasKey(e => e.Id);
            auditEvent.HasIndex(e => new { e.AccountId, e.EventTime });
            auditEvent.HasIndex(e => new { e.AccountId, e.ReadOnly });
            Array.ForEach(often, column => auditEvent.HasIndex(column));
            Array.ForEach(seldom, column => auditEvent.HasIndex(column).HasFilter($"\"{column}\" IS NOT NULL"));
        }
        else
        {
            auditEvent.HasKey(e => new { e.AccountId, e.Id });
            auditEvent.HasIndex(e => new { e.AccountId, e.EventTime, e.Id });
            auditEvent.HasIndex(e => new { e.AccountId, e.ReadOnly, e.Id });
            Array.ForEach(often, column => auditEvent.HasIndex(nameof(AuditEvent.AccountId), column, nameof(AuditEvent.Id)));
            Array.ForEach(seldom, column => auditEvent.HasIndex(nameof(AuditEvent.AccountId), column, nameof(AuditEvent.Id)).HasFilter($"\"{column}\" IS NOT NULL"));
        }
    }
}
