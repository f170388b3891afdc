using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.PasswordPolicies;

/// <summary>An account's password policy; an account without one has no row.</summary>
internal sealed class PasswordPolicy
{
    public required string AccountId { get; set; }

    public required int MinimumPasswordLength { get; set; }

    public required bool RequireSymbols { get; set; }

    public required bool RequireNumbers { get; set; }

    public required bool RequireUppercaseCharacters { get; set; }

    public required bool RequireLowercaseCharacters { get; set; }

    public required bool AllowUsersToChangePassword { get; set; }

    /// <summary>Days; null where passwords do not expire.</summary>
    public int? MaxPasswordAge { get; set; }

    /// <summary>How many earlier passwords may not come again; null where any may.</summary>
    public int? PasswordReusePrevention { get; set; }

    public bool? HardExpiry { get; set; }

    /// <summary>Rises with each change: what was checked before the writer lane holds only while this is the same.</summary>
    public required int Version { get; set; }
}

internal sealed class PasswordPolicyConfiguration : IEntityTypeConfiguration<PasswordPolicy>
{
    public void Configure(EntityTypeBuilder<PasswordPolicy> policy) => policy.HasKey(p => p.AccountId);
}
