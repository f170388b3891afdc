using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.ServiceAccess;

/// <summary>A report on when a user, group, role or policy was last used, as it was when it was asked for.</summary>
internal sealed class AccessJob
{
    public required string AccountId { get; set; }

    /// <summary>A UUID.</summary>
    public required string Id { get; set; }

    /// <summary>Who asked: the report is for nobody else.</summary>
    public required string PrincipalId { get; set; }

    /// <summary><c>SERVICE_LEVEL</c> or <c>ACTION_LEVEL</c>.</summary>
    public required string Granularity { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The report: <see cref="AccessedService"/>s in JSON.</summary>
    public required string Report { get; set; }
}

internal sealed class AccessJobConfiguration : IEntityTypeConfiguration<AccessJob>
{
    public void Configure(EntityTypeBuilder<AccessJob> job) => job.HasKey(j => new { j.AccountId, j.Id });
}
