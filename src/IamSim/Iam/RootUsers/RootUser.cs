using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.RootUsers;

/// <summary>The password of an account's root. Every account has a root; it has a row once a password was set.</summary>
internal sealed class RootUser
{
    public required string AccountId { get; set; }

    public required string PasswordHash { get; set; }

    public required DateTimeOffset PasswordChangedAt { get; set; }

    public DateTimeOffset? PasswordLastUsedAt { get; set; }

    /// <summary>Rises with each change of the password: what was compared before the writer lane holds only while this is the same.</summary>
    public required int Version { get; set; }

    public static Task<RootUser?> FindAsync(IamDb db, string account, CancellationToken ct) =>
        db.RootUsers.SingleOrDefaultAsync(r => r.AccountId == account, ct);
}

internal sealed class RootUserConfiguration : IEntityTypeConfiguration<RootUser>
{
    public void Configure(EntityTypeBuilder<RootUser> root)
    {
        root.HasKey(r => r.AccountId);
        root.IsWithoutRowid();
    }
}
