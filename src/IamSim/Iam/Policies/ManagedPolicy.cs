using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Policies;

/// <summary>A customer managed policy; its documents are <see cref="ManagedPolicyVersion"/>s.</summary>
internal sealed class ManagedPolicy
{
    public required string AccountId { get; set; }

    /// <summary><c>ANPA…</c></summary>
    public required string Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name without case (<see cref="NameKeys.Of"/>): unique within the account, and the order of lists.</summary>
    public required string NameKey { get; set; }

    public required string Path { get; set; }

    public required string Arn { get; set; }

    public string? Description { get; set; }

    /// <summary>The version in force: 1 for <c>v1</c>.</summary>
    public required int DefaultVersion { get; set; }

    /// <summary>The highest number ever given to a version; a deleted version's number is never given again.</summary>
    public required int LatestVersion { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public List<TagEntry> Tags { get; set; } = [];
}

internal sealed class ManagedPolicyConfiguration : IEntityTypeConfiguration<ManagedPolicy>
{
    public void Configure(EntityTypeBuilder<ManagedPolicy> policy)
    {
        policy.HasKey(p => new { p.AccountId, p.Id });
        policy.HasIndex(p => new { p.AccountId, p.NameKey }).IsUnique();
        policy.HasIndex(p => new { p.AccountId, p.Arn }).IsUnique();
        policy.Property(p => p.Tags).IsTagColumn();
        policy.IsWithoutRowid();
    }
}
