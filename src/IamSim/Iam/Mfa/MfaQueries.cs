using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Mfa;

/// <summary>How MFA devices are found.</summary>
internal static class MfaQueries
{
    /// <summary>A device by its serial number: a virtual one's ARN, whose name ignores case, or what is printed on a hardware token.</summary>
    public static Task<MfaDevice?> FindBySerialAsync(this DbSet<MfaDevice> devices, string account, string serialNumber, CancellationToken ct)
    {
        var key = NameKeys.Of(serialNumber);
        return devices.SingleOrDefaultAsync(d => d.AccountId == account && d.SerialKey == key, ct);
    }

    public static Task<MfaDevice?> FindVirtualAsync(this DbSet<MfaDevice> devices, string account, string serialNumber, CancellationToken ct)
    {
        var key = NameKeys.Of(serialNumber);
        return devices.SingleOrDefaultAsync(d => d.AccountId == account && d.SerialKey == key && d.IsVirtual, ct);
    }

    /// <summary>The devices that are enabled for somebody.</summary>
    public static IQueryable<MfaDevice> EnabledFor(this DbSet<MfaDevice> devices, string account, MfaOwner owner) => owner.UserId is { } userId
        ? devices.Where(d => d.AccountId == account && d.UserId == userId)
        : devices.Where(d => d.AccountId == account && d.UserIsRoot);
}
