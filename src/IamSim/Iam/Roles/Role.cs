using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Roles;

/// <summary>An IAM role.</summary>
internal sealed class Role
{
    public required string AccountId { get; set; }

    /// <summary><c>AROA…</c></summary>
    public required string Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name without case (<see cref="NameKeys.Of"/>): unique within the account, and the order of lists.</summary>
    public required string NameKey { get; set; }

    public required string Path { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The trust policy's document, as given.</summary>
    public required string TrustPolicy { get; set; }

    /// <summary>
    /// The unique ids of the users and roles that the trust policy names and IamSim held when it was stored, by their ARNs as they stand in it.
    /// </summary>
    public Dictionary<string, string> TrustedIds { get; set; } = [];

    /// <summary>The trust policy as it reads now, where that differs (<see cref="Roles.TrustedIds.ShowAsync"/>); kept nowhere.</summary>
    public string? TrustNow { get; set; }

    /// <summary>The trust policy for answers.</summary>
    public string ShownTrust => TrustNow ?? TrustPolicy;

    public string? Description { get; set; }

    /// <summary>Seconds.</summary>
    public required int MaxSessionDuration { get; set; }

    public string? PermissionsBoundaryArn { get; set; }

    public List<TagEntry> Tags { get; set; } = [];

    /// <summary>When it was last assumed, as far as its account's history before IamSim (an import) tells.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>The region that it was last used in.</summary>
    public string? LastUsedRegion { get; set; }
}

internal sealed class RoleConfiguration : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> role)
    {
        role.HasKey(r => new { r.AccountId, r.Id });
        role.HasIndex(r => new { r.AccountId, r.NameKey }).IsUnique();

        // Who is bounded by a policy is asked of every policy that is shown or deleted; few have a boundary.
        role.HasIndex(r => new { r.AccountId, r.PermissionsBoundaryArn }).HasFilter("\"PermissionsBoundaryArn\" IS NOT NULL");
        role.Property(r => r.Tags).IsTagColumn();
        role.Ignore(r => r.TrustNow);
        role.Ignore(r => r.ShownTrust);
        role.Property(r => r.TrustedIds).IsTrustedIdColumn();
    }
}
