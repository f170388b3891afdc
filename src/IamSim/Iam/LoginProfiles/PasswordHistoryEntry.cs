using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.LoginProfiles;

/// <summary>A password that a user has had, for the rule against reuse.</summary>
internal sealed class PasswordHistoryEntry
{
    public required string AccountId { get; set; }

    public required string UserId { get; set; }

    /// <summary>Rises with each password of the user.</summary>
    public required int Number { get; set; }

    public required string PasswordHash { get; set; }

    public required DateTimeOffset SetAt { get; set; }
}

internal sealed class PasswordHistoryEntryConfiguration : IEntityTypeConfiguration<PasswordHistoryEntry>
{
    public void Configure(EntityTypeBuilder<PasswordHistoryEntry> entry)
    {
        entry.HasKey(e => new { e.AccountId, e.UserId, e.Number });
        entry.IsWithoutRowid();
    }
}
