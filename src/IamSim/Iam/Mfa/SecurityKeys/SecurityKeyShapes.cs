using System.Text.Json;

namespace IamSim.Iam.Mfa.SecurityKeys;

/// <summary>A challenge for a security key.</summary>
/// <param name="Challenge">To be sent back with the answer; good for five minutes, once.</param>
/// <param name="PublicKey">The options, as <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> or <c>parseRequestOptionsFromJSON</c> take them.</param>
public sealed record SecurityKeyChallenge(string Challenge, JsonElement PublicKey);

/// <summary>A security key that is to be registered.</summary>
/// <param name="Name">What the key is to be called: letters, digits and <c>_+=,.@-</c>.</param>
/// <param name="Challenge">The <c>challenge</c> of the options that it answers.</param>
/// <param name="Credential">The credential as the browser has it: <c>PublicKeyCredential.toJSON()</c>.</param>
public sealed record SecurityKeyRegistration(string? Name, string? Challenge, JsonElement Credential)
{
    /// <summary>The answer is in no log.</summary>
    public override string ToString() => nameof(SecurityKeyRegistration);
}

/// <summary>A security key that is registered.</summary>
/// <param name="UserName">Whose it is.</param>
/// <param name="SerialNumber">Its ARN.</param>
/// <param name="EnableDate">Since when.</param>
public sealed record RegisteredSecurityKey(string UserName, string SerialNumber, DateTimeOffset EnableDate);
