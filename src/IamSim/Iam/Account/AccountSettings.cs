using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Account;

/// <summary>What an account as a whole is set to. It has a row once something was set.</summary>
internal sealed class AccountSettings
{
    public required string AccountId { get; set; }

    /// <summary>The version of the tokens that STS's global endpoint gives: 1 or 2.</summary>
    public int TokenVersion { get; set; } = 1;

    /// <summary>The issuer of the account's web identity tokens, a URL; null until it was first asked for. It stays the same from then on.</summary>
    public string? TokenIssuer { get; set; }

    /// <summary>Whether principals of the account may have web identity tokens.</summary>
    public bool IssuesTokens { get; set; }

    /// <summary>The settings of an account, for the lane to change: made where there are none.</summary>
    public static async Task<AccountSettings> ToChangeAsync(IamDb db, string account, CancellationToken ct)
    {
        if (await db.AccountSettings.SingleOrDefaultAsync(s => s.AccountId == account, ct) is { } settings)
        {
            return settings;
        }

        settings = new AccountSettings { AccountId = account };
        db.AccountSettings.Add(settings);
        return settings;
    }
}

internal sealed class AccountSettingsConfiguration : IEntityTypeConfiguration<AccountSettings>
{
    public void Configure(EntityTypeBuilder<AccountSettings> settings)
    {
        settings.HasKey(s => s.AccountId);
        settings.IsWithoutRowid();
    }
}
