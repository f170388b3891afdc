using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Audit;

/// <summary>The end of an account's chain of events.</summary>
internal sealed class AuditHead
{
    public required string AccountId { get; set; }

    /// <summary>The last event's <see cref="AuditEvent.Sequence"/>.</summary>
    public required long Sequence { get; set; }

    /// <summary>The last event's <see cref="AuditEvent.Hash"/>.</summary>
    public required byte[] Hash { get; set; }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> head)
    {
        head.HasKey(h => h.AccountId);
        head.IsWithoutRowid();
    }
}
