using System.Security.Cryptography;
using IamSim.Contracts;

namespace IamSim.Kms.Cryptography;

/// <summary>The keys that others encrypt with, and keep encrypted themselves.</summary>
internal static class DataKeys
{
    /// <summary>"You must specify either the KeySpec or the NumberOfBytes parameter (but not both) in every GenerateDataKey request."</summary>
    public static Outcome<byte[]> Make(string? keySpec, int? numberOfBytes) =>
        keySpec is null == numberOfBytes is null
            ? CommonFaults.ValidationError("Please specify either number of bytes or key spec.")
            : RandomNumberGenerator.GetBytes(keySpec switch { "AES_128" => 16, "AES_256" => 32, _ => numberOfBytes!.Value });
}
