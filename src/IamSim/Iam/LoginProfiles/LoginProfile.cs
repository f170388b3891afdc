using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.LoginProfiles;

/// <summary>A user's console password.</summary>
internal sealed class LoginProfile
{
    public required string AccountId { get; set; }

    public required string UserId { get; set; }

    public required string PasswordHash { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset PasswordChangedAt { get; set; }

    public required bool PasswordResetRequired { get; set; }

    /// <summary>Rises with each change: what was hashed or compared before the writer lane holds only while this is the same.</summary>
    public required int Version { get; set; }
}

internal sealed class LoginProfileConfiguration : IEntityTypeConfiguration<LoginProfile>
{
    public void Configure(EntityTypeBuilder<LoginProfile> profile)
    {
        profile.HasKey(p => new { p.AccountId, p.UserId });
        profile.IsWithoutRowid();
    }
}
