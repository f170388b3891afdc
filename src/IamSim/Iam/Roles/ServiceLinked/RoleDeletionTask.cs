using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Roles.ServiceLinked;

/// <summary>
/// A request to delete a service-linked role that was carried out. AWS first asks the service whether it still needs the role; no service of IamSim's
/// does, so the role is gone when the task is there.
/// </summary>
internal sealed class RoleDeletionTask
{
    public required string AccountId { get; set; }

    /// <summary><c>task/aws-service-role/SERVICE/ROLE/UUID</c></summary>
    public required string Id { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}

internal sealed class RoleDeletionTaskConfiguration : IEntityTypeConfiguration<RoleDeletionTask>
{
    public void Configure(EntityTypeBuilder<RoleDeletionTask> task)
    {
        task.HasKey(t => new { t.AccountId, t.Id });
        task.IsWithoutRowid();
    }
}
