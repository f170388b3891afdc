using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.ServiceAccess;

/// <summary>A report on when a user, group, role or policy was last used, as it was when it was asked for.</summary>
internal sealed class AccessJob
{
    /// <summary>The <see cref="Kind"/> of a report on an organization.</summary>
    public const string Organization = "ORGANIZATION";

    public required string AccountId { get; set; }

    /// <summary>A UUID.</summary>
    public required string Id { get; set; }

    /// <summary>Who asked: a report that is not on an organization is for nobody else.</summary>
    public required string PrincipalId { get; set; }

    /// <summary><c>SERVICE_LEVEL</c> or <c>ACTION_LEVEL</c>; <see cref="Organization"/> for an organization's.</summary>
    public required string Kind { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The report in JSON: <see cref="AccessedService"/>s, or <see cref="OrganizationAccess"/>es.</summary>
    public required string Report { get; set; }
}

internal sealed class AccessJobConfiguration : IEntityTypeConfiguration<AccessJob>
{
    public void Configure(EntityTypeBuilder<AccessJob> job) => job.HasKey(j => new { j.AccountId, j.Id });
}
