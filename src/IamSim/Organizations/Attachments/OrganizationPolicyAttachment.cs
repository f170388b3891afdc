using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Organizations.Attachments;

/// <summary>A policy of the organization or of AWS that is attached to a root, unit or account.</summary>
internal sealed class OrganizationPolicyAttachment
{
    /// <summary>The management account.</summary>
    public required string AccountId { get; set; }

    /// <summary><c>r-…</c>, <c>ou-…</c> or twelve digits.</summary>
    public required string TargetId { get; set; }

    public required string PolicyId { get; set; }

    public required string PolicyType { get; set; }
}

internal sealed class OrganizationPolicyAttachmentConfiguration : IEntityTypeConfiguration<OrganizationPolicyAttachment>
{
    public void Configure(EntityTypeBuilder<OrganizationPolicyAttachment> attachment)
    {
        attachment.HasKey(a => new { a.AccountId, a.TargetId, a.PolicyId });
        attachment.HasIndex(a => new { a.AccountId, a.PolicyId, a.TargetId });
        attachment.IsWithoutRowid();
    }
}
