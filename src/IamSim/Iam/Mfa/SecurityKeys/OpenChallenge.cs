using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;

namespace IamSim.Iam.Mfa.SecurityKeys;

/// <summary>A challenge that a security key is to sign: for one purpose and one owner, for a few minutes of the machine's clock.</summary>
/// <param name="Id">The challenge's bytes in base64url: what is spent when it is answered.</param>
/// <param name="Purpose">Registration or sign-in.</param>
/// <param name="Subject">Whose key.</param>
/// <param name="Options">The options as the browser got them.</param>
/// <param name="ExpiresAt">When it runs out.</param>
internal sealed record OpenChallenge(string Id, string Purpose, string Subject, string Options, DateTimeOffset ExpiresAt)
{
    public const string Registration = "registration";
    public const string SignIn = "sign-in";
}

[JsonSerializable(typeof(OpenChallenge))]
internal sealed partial class OpenChallengeJson : JsonSerializerContext;

/// <summary>Hands challenges to the client and takes them back sealed, so that any server of the database can check the answer.</summary>
internal sealed class OpenChallenges(IDataProtectionProvider protection, TimeProvider machine)
{
    /// <summary>As long as a person may take to find the key.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("IamSim.SecurityKeyChallenges");

    public DateTimeOffset MachineTime => machine.GetUtcNow();

    public string Seal(string purpose, string subject, byte[] challenge, string options) => Base64Url.EncodeToString(_protector.Protect(
        JsonSerializer.SerializeToUtf8Bytes(
            new OpenChallenge(Base64Url.EncodeToString(challenge), purpose, subject, options, machine.GetUtcNow() + Lifetime),
            OpenChallengeJson.Default.OpenChallenge)));

    /// <summary>The challenge; null where it is none of this database's, for something or somebody else, or has run out.</summary>
    public OpenChallenge? Open(string? text, string purpose, string subject)
    {
        try
        {
            var opened = JsonSerializer.Deserialize(_protector.Unprotect(Base64Url.DecodeFromChars(text)), OpenChallengeJson.Default.OpenChallenge);
            return opened is not null && opened.Purpose == purpose && opened.Subject == subject && machine.GetUtcNow() < opened.ExpiresAt ? opened : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
