using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>An instance profile, which holds one role at most.</summary>
internal sealed class InstanceProfile
{
    public required string AccountId { get; set; }

    /// <summary><c>AIPA…</c></summary>
    public required string Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name without case (<see cref="NameKeys.Of"/>): unique within the account, and the order of lists.</summary>
    public required string NameKey { get; set; }

    public required string Path { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public string? RoleId { get; set; }

    public List<TagEntry> Tags { get; set; } = [];
}

internal sealed class InstanceProfileConfiguration : IEntityTypeConfiguration<InstanceProfile>
{
    public void Configure(EntityTypeBuilder<InstanceProfile> profile)
    {
        profile.HasKey(p => new { p.AccountId, p.Id });
        profile.HasIndex(p => new { p.AccountId, p.NameKey }).IsUnique();
        profile.HasIndex(p => new { p.AccountId, p.RoleId });
        profile.Property(p => p.Tags).IsTagColumn();
        profile.IsWithoutRowid();
    }
}
