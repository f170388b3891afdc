using System.Text.Json;

namespace IamSim.SignIn;

/// <summary>Who signs in, and with what.</summary>
/// <param name="Account">The account's twelve digits or its alias; without it, that of the call's own credentials, or else the default one.</param>
/// <param name="UserName">The user's name; not for root.</param>
/// <param name="Root">True signs the account's root in.</param>
/// <param name="Password">The password.</param>
/// <param name="MfaCode">Six digits of one of the user's MFA devices.</param>
/// <param name="MfaAssertion">What a security key answered to the options of <c>sign-in/assertion-options</c>.</param>
/// <param name="NewPassword">The password to have from now on, where the present one has to be changed.</param>
public sealed record SignInRequest(
    string? Account, string? UserName, bool? Root, string? Password, string? MfaCode, MfaAssertion? MfaAssertion, string? NewPassword)
{
    /// <summary>Passwords and codes are in no log.</summary>
    public override string ToString() => nameof(SignInRequest);
}

/// <summary>A security key's answer.</summary>
/// <param name="Challenge">The <c>challenge</c> of the options that it answers.</param>
/// <param name="Credential">The credential as the browser has it: <c>PublicKeyCredential.toJSON()</c>.</param>
public sealed record MfaAssertion(string? Challenge, JsonElement Credential)
{
    /// <summary>The answer is in no log.</summary>
    public override string ToString() => nameof(MfaAssertion);
}

/// <summary>What came of a sign-in.</summary>
/// <param name="Status">
/// <c>SignedIn</c>: there is a session. <c>MfaRequired</c>: once more, with a code or an assertion. <c>PasswordChangeRequired</c>: once more, with
/// <c>newPassword</c>.
/// </param>
/// <param name="AccountId">The account's twelve digits.</param>
/// <param name="MfaDevices">The devices one of which has to be shown.</param>
/// <param name="Session">The session.</param>
public sealed record SignInAnswer(string Status, string AccountId, IReadOnlyList<SignInMfaDevice>? MfaDevices, SignInSession? Session);

/// <summary>An MFA device that a sign-in can be completed with.</summary>
/// <param name="SerialNumber">Its serial number or ARN.</param>
/// <param name="Kind"><c>Virtual</c>, <c>Hardware</c> or <c>SecurityKey</c>.</param>
public sealed record SignInMfaDevice(string SerialNumber, string Kind);

/// <summary>A session: one token for REST and Swagger UI, and AWS credentials for everything else. Both end together.</summary>
/// <param name="Arn">Who is signed in.</param>
/// <param name="BearerToken">For <c>Authorization: Bearer …</c>, under <c>/api/v1</c>.</param>
/// <param name="ExpiresAt">When it ends, by the simulator's clock.</param>
/// <param name="Credentials">Temporary AWS credentials.</param>
public sealed record SignInSession(string Arn, string BearerToken, DateTimeOffset ExpiresAt, SignInCredentials Credentials)
{
    /// <summary>The token is in no log.</summary>
    public override string ToString() => nameof(SignInSession);
}

/// <summary>Temporary AWS credentials.</summary>
/// <param name="AccessKeyId"><c>ASIA…</c></param>
/// <param name="SecretAccessKey">The secret.</param>
/// <param name="SessionToken">The session token.</param>
public sealed record SignInCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken)
{
    /// <summary>Only the name: secrets are in no log.</summary>
    public override string ToString() => nameof(SignInCredentials);
}
