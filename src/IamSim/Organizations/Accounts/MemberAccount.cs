using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Organizations.Accounts;

/// <summary>An account of an organization, the management account too. By it a call finds its organization.</summary>
internal sealed class MemberAccount
{
    /// <summary>The account itself, which is in one organization at most.</summary>
    public required string AccountId { get; set; }

    /// <summary>Whose organization it is in.</summary>
    public required string ManagementAccountId { get; set; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    /// <summary>The address without case: "already associated with another AWS account" counts over all organizations.</summary>
    public required string EmailKey { get; set; }

    /// <summary>The root or the unit that it stands in.</summary>
    public required string ParentId { get; set; }

    /// <summary><c>o-…/r-…/ou-…/123456789012/</c></summary>
    public required string Path { get; set; }

    /// <summary><c>CREATED</c> or <c>INVITED</c>.</summary>
    public required string JoinedMethod { get; set; }

    public required DateTimeOffset JoinedAt { get; set; }

    public List<TagEntry> Tags { get; set; } = [];

    public bool IsManagement => AccountId == ManagementAccountId;
}

internal sealed class MemberAccountConfiguration : IEntityTypeConfiguration<MemberAccount>
{
    public void Configure(EntityTypeBuilder<MemberAccount> account)
    {
        account.HasKey(a => a.AccountId);
        account.HasIndex(a => new { a.ManagementAccountId, a.AccountId });
        account.HasIndex(a => new { a.ManagementAccountId, a.ParentId, a.AccountId });
        account.HasIndex(a => a.EmailKey).IsUnique();
        account.Property(a => a.Tags).IsTagColumn();
        account.IsWithoutRowid();
    }
}
