using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Audit.Proof.Retention;

/// <summary>The last use of an access key, as the events said that retention let go. It outlives them.</summary>
internal sealed class RetiredKeyUse
{
    public required string AccountId { get; set; }

    public required string AccessKeyId { get; set; }

    public required DateTimeOffset Time { get; set; }

    public required string EventSource { get; set; }

    public required string Region { get; set; }
}

internal sealed class RetiredKeyUseConfiguration : IEntityTypeConfiguration<RetiredKeyUse>
{
    public void Configure(EntityTypeBuilder<RetiredKeyUse> use)
    {
        use.HasKey(u => new { u.AccountId, u.AccessKeyId });
        use.IsWithoutRowid();
    }
}
