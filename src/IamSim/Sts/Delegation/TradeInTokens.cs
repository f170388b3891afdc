using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace IamSim.Sts.Delegation;

/// <summary>
/// The exchange tokens of delegation requests: the request's id, sealed. AWS sends them to the provider's SNS topic, which IamSim has not. Only for use
/// outside of the lane: Data Protection may have to fetch its keys from the database.
/// </summary>
internal sealed class TradeInTokens(IDataProtectionProvider protection)
{
    private const int Longest = 4096;

    private readonly IDataProtector _protector = protection.CreateProtector("IamSim.TradeInTokens");

    public string Seal(string delegationRequestId) => Base64Url.EncodeToString(_protector.Protect(Encoding.UTF8.GetBytes(delegationRequestId)));

    /// <summary>The id of the request; null for a text that is no token of this database's.</summary>
    public string? Open(string token)
    {
        if (token.Length > Longest)
        {
            return null;
        }

        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(Base64Url.DecodeFromChars(token)));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
