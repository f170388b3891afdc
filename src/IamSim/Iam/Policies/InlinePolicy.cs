using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Policies;

/// <summary>A policy embedded in a user, group or role.</summary>
internal sealed class InlinePolicy
{
    public required string AccountId { get; set; }

    public required string PrincipalId { get; set; }

    /// <summary>The name without case (<see cref="NameKeys.Of"/>): unique within the principal.</summary>
    public required string NameKey { get; set; }

    public required PrincipalKind PrincipalKind { get; set; }

    public required string Name { get; set; }

    /// <summary>The document as given.</summary>
    public required string Document { get; set; }
}

internal sealed class InlinePolicyConfiguration : IEntityTypeConfiguration<InlinePolicy>
{
    public void Configure(EntityTypeBuilder<InlinePolicy> policy) => policy.HasKey(p => new { p.AccountId, p.PrincipalId, p.NameKey });
}
