using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.SageMaker.Quotas;

/// <summary>A service quota that was set to another value than the default.</summary>
internal sealed class SageMakerQuota
{
    public required string AccountId { get; set; }

    public required string Region { get; set; }

    /// <summary>One use alone.</summary>
    public required InstanceUse Use { get; set; }

    public required string InstanceType { get; set; }

    public required int Value { get; set; }
}

internal sealed class SageMakerQuotaConfiguration : IEntityTypeConfiguration<SageMakerQuota>
{
    public void Configure(EntityTypeBuilder<SageMakerQuota> quota) => quota.HasKey(q => new { q.AccountId, q.Region, q.Use, q.InstanceType });
}
