using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.DelegationRequests;

/// <summary>A policy template that a product provider has registered: what it may ask for, with parameters to fill in.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-policy-templates.html">IAM: policy templates</see></remarks>
internal sealed class DelegationTemplate
{
    /// <summary>The provider's account.</summary>
    public required string AccountId { get; set; }

    public required string Arn { get; set; }

    /// <summary>A policy document with <c>@{…}</c> and <c>@Enabled</c>.</summary>
    public required string Document { get; set; }

    public string? RequestorName { get; set; }
}

internal sealed class DelegationTemplateConfiguration : IEntityTypeConfiguration<DelegationTemplate>
{
    public void Configure(EntityTypeBuilder<DelegationTemplate> template) => template.HasKey(t => new { t.AccountId, t.Arn });
}
