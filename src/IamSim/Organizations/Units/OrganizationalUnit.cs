using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Organizations.Units;

/// <summary>An organizational unit: a folder for accounts and other units. It never moves.</summary>
internal sealed class OrganizationalUnit
{
    /// <summary>The management account.</summary>
    public required string AccountId { get; set; }

    /// <summary><c>ou-…</c></summary>
    public required string Id { get; set; }

    /// <summary>The root or the unit that it stands in.</summary>
    public required string ParentId { get; set; }

    /// <summary>Unique within its parent.</summary>
    public required string Name { get; set; }

    /// <summary><c>o-…/r-…/ou-…/</c></summary>
    public required string Path { get; set; }

    public List<TagEntry> Tags { get; set; } = [];
}

internal sealed class OrganizationalUnitConfiguration : IEntityTypeConfiguration<OrganizationalUnit>
{
    public void Configure(EntityTypeBuilder<OrganizationalUnit> unit)
    {
        unit.HasKey(u => new { u.AccountId, u.Id });
        unit.HasIndex(u => new { u.AccountId, u.ParentId, u.Name }).IsUnique();
        unit.Property(u => u.Tags).IsTagColumn();
        unit.IsWithoutRowid();
    }
}
