using IamSim.Iam.Tagging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Organizations.Policies;

/// <summary>A policy of an organization, of any type.</summary>
internal sealed class OrganizationPolicy
{
    /// <summary>The management account; empty for AWS's own.</summary>
    public required string AccountId { get; set; }

    /// <summary><c>p-…</c></summary>
    public required string Id { get; set; }

    /// <summary>Such as <c>SERVICE_CONTROL_POLICY</c>.</summary>
    public required string Type { get; set; }

    /// <summary>Unique among those of its type.</summary>
    public required string Name { get; set; }

    public required string Description { get; set; }

    /// <summary>The document, as given.</summary>
    public required string Content { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public List<TagEntry> Tags { get; set; } = [];
}

internal sealed class OrganizationPolicyConfiguration : IEntityTypeConfiguration<OrganizationPolicy>
{
    public void Configure(EntityTypeBuilder<OrganizationPolicy> policy)
    {
        policy.HasKey(p => new { p.AccountId, p.Id });
        policy.HasIndex(p => new { p.AccountId, p.Type, p.Name }).IsUnique();
        policy.Property(p => p.Tags).IsTagColumn();
    }
}
