using System.Security.Cryptography;
using System.Text;
using IamSim.Contracts.S3;

namespace IamSim.S3;

/// <summary>The canonical user ids by which S3 names accounts: 64 hexadecimal digits that tell nothing of the account.</summary>
internal static class CanonicalUsers
{
    public static string IdOf(string account) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"canonical user of {account}")));

    public static Owner OwnerOf(string account) => new() { ID = IdOf(account) };
}
