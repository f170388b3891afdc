using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Audit.Proof.Retention;

/// <summary>The last use that a user, a role or root made of an operation, as the events said that retention let go. It outlives them.</summary>
internal sealed class RetiredUse
{
    /// <summary>In the place of all who are none of the account's users and roles: federated users, callers of other accounts.</summary>
    public const string Others = "*";

    public required string AccountId { get; set; }

    /// <summary>The unique id of a user or a role; root's is the account's number.</summary>
    public required string Principal { get; set; }

    public required string EventSource { get; set; }

    public required string EventName { get; set; }

    public required DateTimeOffset Time { get; set; }

    public required string Region { get; set; }

    /// <summary>The event's <see cref="AuditEvent.Sequence"/>.</summary>
    public required long Sequence { get; set; }
}

internal sealed class RetiredUseConfiguration : IEntityTypeConfiguration<RetiredUse>
{
    public void Configure(EntityTypeBuilder<RetiredUse> use)
    {
        use.HasKey(u => new { u.AccountId, u.Principal, u.EventSource, u.EventName });
        use.IsWithoutRowid();
    }
}
