using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Organizations.Accounts;

/// <summary>A request for a new account, and what came of it.</summary>
internal sealed class AccountCreation
{
    /// <summary>The management account.</summary>
    public required string AccountId { get; set; }

    /// <summary><c>car-…</c></summary>
    public required string Id { get; set; }

    public required string AccountName { get; set; }

    /// <summary>When it was asked for; it has ended by the time that anyone asks about it.</summary>
    public required DateTimeOffset RequestedAt { get; set; }

    /// <summary>The new account; null where it failed.</summary>
    public string? CreatedAccountId { get; set; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? FailureReason { get; set; }
}

internal sealed class AccountCreationConfiguration : IEntityTypeConfiguration<AccountCreation>
{
    public void Configure(EntityTypeBuilder<AccountCreation> creation)
    {
        creation.HasKey(c => new { c.AccountId, c.Id });
        creation.IsWithoutRowid();
    }
}
