using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Groups;

/// <summary>An IAM user group.</summary>
internal sealed class Group
{
    public required string AccountId { get; set; }

    /// <summary><c>AGPA…</c></summary>
    public required string Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name without case (<see cref="NameKeys.Of"/>): unique within the account, and the order of lists.</summary>
    public required string NameKey { get; set; }

    public required string Path { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}

internal sealed class GroupConfiguration : IEntityTypeConfiguration<Group>
{
    public void Configure(EntityTypeBuilder<Group> group)
    {
        group.HasKey(g => new { g.AccountId, g.Id });
        group.HasIndex(g => new { g.AccountId, g.NameKey }).IsUnique();
        group.IsWithoutRowid();
    }
}
