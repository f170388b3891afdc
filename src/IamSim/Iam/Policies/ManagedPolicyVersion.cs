using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Policies;

/// <summary>One version of a <see cref="ManagedPolicy"/>.</summary>
internal sealed class ManagedPolicyVersion
{
    public required string AccountId { get; set; }

    public required string PolicyId { get; set; }

    /// <summary>1 for <c>v1</c>.</summary>
    public required int Version { get; set; }

    /// <summary>The document as given.</summary>
    public required string Document { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}

internal sealed class ManagedPolicyVersionConfiguration : IEntityTypeConfiguration<ManagedPolicyVersion>
{
    public void Configure(EntityTypeBuilder<ManagedPolicyVersion> version) => version.HasKey(v => new { v.AccountId, v.PolicyId, v.Version });
}
