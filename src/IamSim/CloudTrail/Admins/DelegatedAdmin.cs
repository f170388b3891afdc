using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.CloudTrail.Admins;

/// <summary>A member of an organization that manages CloudTrail for it.</summary>
internal sealed class DelegatedAdmin
{
    /// <summary>The management account.</summary>
    public required string AccountId { get; set; }

    public required string MemberAccountId { get; set; }
}

internal sealed class DelegatedAdminConfiguration : IEntityTypeConfiguration<DelegatedAdmin>
{
    public void Configure(EntityTypeBuilder<DelegatedAdmin> admin)
    {
        admin.HasKey(a => new { a.AccountId, a.MemberAccountId });
        admin.IsWithoutRowid();
    }
}
