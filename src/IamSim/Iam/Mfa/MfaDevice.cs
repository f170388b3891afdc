using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Mfa;

/// <summary>An MFA device: a virtual one from its creation on, a hardware one while it is somebody's.</summary>
internal sealed class MfaDevice
{
    public required string AccountId { get; set; }

    /// <summary>A virtual device's or a security key's ARN, or a hardware token's number.</summary>
    public required string SerialNumber { get; set; }

    /// <summary>The serial number without case (<see cref="NameKeys.Of"/>), unique within the account: names of virtual devices are.</summary>
    public required string SerialKey { get; set; }

    public string? Name { get; set; }

    public string? Path { get; set; }

    public required bool IsVirtual { get; set; }

    /// <summary>The seed under Data Protection; null where the device has none that IamSim knows.</summary>
    public byte[]? ProtectedSeed { get; set; }

    /// <summary>The user whose device it is; null for a device of nobody or of root.</summary>
    public string? UserId { get; set; }

    public required bool UserIsRoot { get; set; }

    public DateTimeOffset? EnabledAt { get; set; }

    /// <summary>The time steps whose codes were used (<see cref="IamSim.Iam.Mfa.UsedSteps"/>); null where none was.</summary>
    public byte[]? UsedSteps { get; set; }

    /// <summary>The id that a security key goes by among authenticators; null for devices that make codes.</summary>
    public byte[]? CredentialId { get; set; }

    /// <summary>A security key's public key, in COSE's form.</summary>
    public byte[]? PublicKey { get; set; }

    /// <summary>How often a security key has signed, as it said last; 0 for one that does not count.</summary>
    public long SignatureCounter { get; set; }

    /// <summary>What a security key's model is certified for: <c>FIDO=L1;FIPS-140-2=L2</c>; null where nothing is known.</summary>
    public string? Certifications { get; set; }

    /// <summary>How many steps the device runs ahead of the server, negative when behind.</summary>
    public int DriftSteps { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public List<TagEntry> Tags { get; set; } = [];
}

internal sealed class MfaDeviceConfiguration : IEntityTypeConfiguration<MfaDevice>
{
    public void Configure(EntityTypeBuilder<MfaDevice> device)
    {
        device.HasKey(d => new { d.AccountId, d.SerialNumber });
        device.HasIndex(d => new { d.AccountId, d.SerialKey }).IsUnique();
        device.HasIndex(d => new { d.AccountId, d.UserId });
        device.Property(d => d.Tags).IsTagColumn();
        device.IsWithoutRowid();
    }
}
