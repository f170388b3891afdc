using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Policies;

/// <summary>A managed policy (the customer's or AWS's) attached to a user, group or role.</summary>
internal sealed class PolicyAttachment
{
    public required string AccountId { get; set; }

    public required string PrincipalId { get; set; }

    public required string PolicyArn { get; set; }

    public required PrincipalKind PrincipalKind { get; set; }

    public required DateTimeOffset AttachedAt { get; set; }
}

internal sealed class PolicyAttachmentConfiguration : IEntityTypeConfiguration<PolicyAttachment>
{
    public void Configure(EntityTypeBuilder<PolicyAttachment> attachment)
    {
        attachment.HasKey(a => new { a.AccountId, a.PrincipalId, a.PolicyArn });
        attachment.HasIndex(a => new { a.AccountId, a.PolicyArn });
        attachment.IsWithoutRowid();
    }
}
