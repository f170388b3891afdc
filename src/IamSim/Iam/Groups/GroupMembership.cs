using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Groups;

/// <summary>A user's membership in a group.</summary>
internal sealed class GroupMembership
{
    public required string AccountId { get; set; }

    public required string GroupId { get; set; }

    public required string UserId { get; set; }

    public required DateTimeOffset AddedAt { get; set; }
}

internal sealed class GroupMembershipConfiguration : IEntityTypeConfiguration<GroupMembership>
{
    public void Configure(EntityTypeBuilder<GroupMembership> membership)
    {
        membership.HasKey(m => new { m.AccountId, m.GroupId, m.UserId });
        membership.HasIndex(m => new { m.AccountId, m.UserId });
        membership.IsWithoutRowid();
    }
}
