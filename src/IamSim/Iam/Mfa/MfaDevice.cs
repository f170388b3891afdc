using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Mfa;

/// <summary>An MFA device: a virtual one from its creation on, a hardware one while it is somebody's.</summary>
internal sealed class MfaDevice
{
    public required string AccountId { get; set; }

    /// <summary>A virtual device's ARN, or a hardware device's number.</summary>
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

    /// <summary>The last time step whose code was used: neither it nor an earlier one is taken again.</summary>
    public long? LastUsedStep { get; set; }

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
