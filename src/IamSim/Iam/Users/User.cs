using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Users;

/// <summary>An IAM user.</summary>
internal sealed class User
{
    public required string AccountId { get; set; }

    /// <summary><c>AIDA…</c></summary>
    public required string Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name without case (<see cref="NameKeys.Of"/>): unique within the account, and the order of lists.</summary>
    public required string NameKey { get; set; }

    public required string Path { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public string? PermissionsBoundaryArn { get; set; }

    public List<TagEntry> Tags { get; set; } = [];

    public DateTimeOffset? PasswordLastUsedAt { get; set; }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        // On SQLite with row ids: users are appended, and a page of a list is on a few pages of the file, where their random ids would spread
        // both over all of it.
        user.HasKey(u => new { u.AccountId, u.Id });
        user.HasIndex(u => new { u.AccountId, u.NameKey }).IsUnique();

        // Who is bounded by a policy is asked of every policy that is shown or deleted; few have a boundary.
        user.HasIndex(u => new { u.AccountId, u.PermissionsBoundaryArn }).HasFilter("\"PermissionsBoundaryArn\" IS NOT NULL");
        user.Property(u => u.Tags).IsTagColumn();
    }
}
