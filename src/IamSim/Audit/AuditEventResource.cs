using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Audit;

/// <summary>Leads from a resource's name, ARN or type to the events about it; an event has none or several.</summary>
internal sealed class AuditEventResource
{
    public required string AccountId { get; set; }

    /// <summary>The number of the name, ARN or type in <see cref="AuditText"/>.</summary>
    public required int Text { get; set; }

    /// <summary>The event's <see cref="AuditEvent.Id"/>.</summary>
    public required long EventId { get; set; }
}

internal sealed class AuditEventResourceConfiguration : IEntityTypeConfiguration<AuditEventResource>
{
    public void Configure(EntityTypeBuilder<AuditEventResource> resource)
    {
        resource.Property(r => r.AccountId).HasConversion<AccountNumberConverter>();
        resource.HasKey(r => new { r.AccountId, r.Text, r.EventId });
        resource.IsWithoutRowid();
        resource.IsAppendOnly(goes: """
            EXISTS (SELECT 1 FROM "AuditEvents" AS e JOIN "AuditSeals" AS s ON s."AccountId" = e."AccountId"
                WHERE e."AccountId" = OLD."AccountId" AND e."Id" = OLD."EventId" AND s."RetiredAt" IS NOT NULL AND s."ToSequence" >= e."Sequence")
            """);
    }
}
