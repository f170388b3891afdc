using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Organizations;

/// <summary>An organization and its root.</summary>
internal sealed class Organization
{
    /// <summary>The management account.</summary>
    public required string AccountId { get; set; }

    /// <summary><c>o-…</c></summary>
    public required string Id { get; set; }

    /// <summary><c>r-…</c></summary>
    public required string RootId { get; set; }

    /// <summary><c>ALL</c> or <c>CONSOLIDATED_BILLING</c>.</summary>
    public required string FeatureSet { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The types of policies that are enabled in the root, with commas between them.</summary>
    public string EnabledPolicyTypes { get; set; } = string.Empty;

    /// <summary>Centralized root access: whether the root credentials of members are managed.</summary>
    public bool ManagesRootCredentials { get; set; }

    /// <summary>Centralized root access: whether short sessions of the members' roots are given out.</summary>
    public bool AllowsRootSessions { get; set; }
}

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> organization)
    {
        organization.HasKey(o => o.AccountId);
        organization.HasIndex(o => o.Id).IsUnique();
        organization.IsWithoutRowid();
    }
}
