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

/// <summary>Finds texts by their numbers.</summary>
internal static class AuditTexts
{
    public static Task<Dictionary<int, string>> TextsOfAsync(this IamDb db, string account, IEnumerable<int> numbers, CancellationToken ct)
    {
        int[] asked = [.. numbers.Distinct()];

        // A number is one account's. Said to SQLite as well, it would make it go through all texts of the account: it has an index of those.
        var texts = db.IsSqlite ? db.AuditTexts : db.AuditTexts.Where(t => t.AccountId == account);
        return texts.Where(t => EF.Parameter(asked).Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Text, ct);
    }
}

internal sealed class AuditTextConfiguration(bool isSqlite) : IEntityTypeConfiguration<AuditText>
{
    public void Configure(EntityTypeBuilder<AuditText> text)
    {
        text.Property(t => t.Id).ValueGeneratedNever();
        text.Property(t => t.AccountId).HasConversion<AccountNumberConverter>();
        text.HasIndex(t => new { t.AccountId, t.Text }).IsUnique();

        // Another text would make another event of each that names it.
        text.IsAppendOnly();
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
