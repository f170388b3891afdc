using IamSim.Contracts;
using IamSim.Contracts.Sts;

namespace IamSim.Sts.Saml;

/// <summary>
/// What STS says of SAML responses. The first ones are from <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html">IAM:
/// Troubleshoot SAML federation</see> and public reports; the others are guesses.
/// </summary>
internal static class SamlErrors
{
    public static Fault NotBase64() => StsFaults.InvalidIdentityToken("Invalid base64 SAMLResponse");

    public static Fault WrongSignature() => StsFaults.InvalidIdentityToken("Response signature invalid");

    public static Fault UnknownIssuer() => StsFaults.InvalidIdentityToken("Issuer not present in specified provider");

    public static Fault NoSuchProvider() => StsFaults.InvalidIdentityToken("Specified provider doesn't exist");

    public static Fault WrongAudience() => StsFaults.InvalidIdentityToken("Response does not contain the required audience.");

    public static Fault NoSessionName() => StsFaults.InvalidIdentityToken("RoleSessionName is required in AuthnResponse");

    public static Fault BadSessionName() =>
        StsFaults.InvalidIdentityToken("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");

    public static Fault BadSourceIdentity() =>
        StsFaults.InvalidIdentityToken("Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"");

    public static Fault TooLate() => StsFaults.ExpiredToken("Token must be redeemed within 5 minutes of issuance");

    /// <summary>Not XML, or not what a SAML response is.</summary>
    public static Fault Unreadable(string why) => StsFaults.InvalidIdentityToken($"The SAML response cannot be read: {why}");

    public static Fault NotYet() => StsFaults.InvalidIdentityToken("The SAML response is not valid yet.");

    public static Fault WrongRecipient() =>
        StsFaults.InvalidIdentityToken("The SAML response must have exactly one bearer SubjectConfirmation with a NotOnOrAfter and AWS's sign-in endpoint as its Recipient.");

    public static Fault OldMetadata() => StsFaults.InvalidIdentityToken("The metadata of the SAML provider is no longer valid.");

    public static Fault NotEncrypted() => StsFaults.InvalidIdentityToken("The SAML provider requires encrypted assertions.");

    public static Fault NotDecrypted() => StsFaults.InvalidIdentityToken("The encrypted assertion cannot be decrypted with a private key of the SAML provider.");

    public static Fault BadSessionDuration() => StsFaults.InvalidIdentityToken("SessionDuration in AuthnResponse must be a number of seconds from 900 to 43200");

    public static Fault BadTag(string name, string why) => StsFaults.InvalidIdentityToken($"Attribute {Calls.CallText.Shown(name)} in AuthnResponse: {why}");

    /// <summary>"The identity provider (IdP) reported that authentication failed."</summary>
    public static Fault Failed(string status) => StsFaults.IDPRejectedClaim($"The identity provider reported that authentication failed: {Calls.CallText.Shown(status)}");
}
