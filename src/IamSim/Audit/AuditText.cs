using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Audit;

/// <summary>A text that an account's events have in their columns, stored once: events name it by its number.</summary>
internal sealed class AuditText
{
    /// <summary>1, 2, 3, … over all accounts.</summary>
    public required int Id { get; set; }

    public required string AccountId { get; set; }

    public required string Text { get; set; }
}

internal sealed class AuditTextConfiguration(bool isSqlite) : IEntityTypeConfiguration<AuditText>
{
    public void Configure(EntityTypeBuilder<AuditText> text)
    {
        text.Property(t => t.Id).ValueGeneratedNever();
        text.Property(t => t.AccountId).HasConversion<AccountNumberConverter>();
        text.HasIndex(t => new { t.AccountId, t.Text }).IsUnique();
        if (isSqlite)
        {
            text.HasKey(t => t.Id);
        }
        else
        {
            text.HasKey(t => new { t.AccountId, t.Id });
        }
    }
}
