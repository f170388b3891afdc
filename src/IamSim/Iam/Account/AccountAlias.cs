using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Account;

/// <summary>An account's alias, unique over all accounts.</summary>
internal sealed class AccountAlias
{
    public required string AccountId { get; set; }

    public required string Alias { get; set; }
}

internal sealed class AccountAliasConfiguration : IEntityTypeConfiguration<AccountAlias>
{
    public void Configure(EntityTypeBuilder<AccountAlias> alias)
    {
        alias.HasKey(a => new { a.AccountId, a.Alias });
        alias.HasIndex(a => a.Alias).IsUnique();
        alias.IsWithoutRowid();
    }
}
