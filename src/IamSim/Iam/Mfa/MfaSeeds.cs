using Microsoft.AspNetCore.DataProtection;

namespace IamSim.Iam.Mfa;

/// <summary>
/// Keeps the seeds of MFA devices encrypted. Only for use before the lane: Data Protection may have to fetch its keys from the database, or
/// make the first one, and that must not wait for the lane while the lane waits for it.
/// </summary>
internal sealed class MfaSeeds(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("IamSim.MfaSeeds");

    public byte[] Protect(byte[] seed) => _protector.Protect(seed);

    public byte[] Unprotect(byte[] protectedSeed) => _protector.Unprotect(protectedSeed);
}
