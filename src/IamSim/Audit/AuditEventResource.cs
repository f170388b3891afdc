using IamSim.Audit.Proof;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Audit;

/// <summary>A name or ARN that an event is about; an event has none or several.</summary>
internal sealed class AuditEventResource
{
    public required string AccountId { get; set; }

    public required string Resource { get; set; }

    /// <summary>The event's <see cref="AuditEvent.Sequence"/>.</summary>
    public required long Sequence { get; set; }
}

internal sealed class AuditEventResourceConfiguration : IEntityTypeConfiguration<AuditEventResource>
{
    public void Configure(EntityTypeBuilder<AuditEventResource> resource)
    {
        resource.HasKey(r => new { r.AccountId, r.Resource, r.Sequence });
        resource.IsWithoutRowid();
        resource.IsAppendOnly(goes: AuditSealConfiguration.IsRetired);
    }
}
