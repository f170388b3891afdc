using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.CredentialReports;

/// <summary>An account's newest credential report.</summary>
internal sealed class CredentialReport
{
    /// <summary>"You can generate a credential report as often as once every four hours."</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    public required string AccountId { get; set; }

    /// <summary>CSV in UTF-8.</summary>
    public required byte[] Content { get; set; }

    public required DateTimeOffset GeneratedAt { get; set; }

    public bool IsExpired(DateTimeOffset now) => now - GeneratedAt >= Lifetime || now < GeneratedAt;
}

internal sealed class CredentialReportConfiguration : IEntityTypeConfiguration<CredentialReport>
{
    public void Configure(EntityTypeBuilder<CredentialReport> report) => report.HasKey(r => r.AccountId);
}
