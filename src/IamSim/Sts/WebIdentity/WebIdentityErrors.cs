using IamSim.Contracts;
using IamSim.Contracts.Sts;

namespace IamSim.Sts.WebIdentity;

/// <summary>What STS says of web identity tokens. Where no real answer is named, the wording is a guess.</summary>
internal static class WebIdentityErrors
{
    /// <remarks>
    /// In these words in public reports of real answers, for what is no JWT and for one that is not signed with an algorithm that STS takes.
    /// </remarks>
    public static Fault NotAToken() =>
        StsFaults.InvalidIdentityToken("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");

    public static Fault MissingClaim(string claim) => StsFaults.InvalidIdentityToken($"Missing a required claim: {claim}");

    public static Fault UnusableClaim(string claim) => StsFaults.InvalidIdentityToken($"The claim {claim} of the token is not valid.");

    /// <remarks>
    /// In these words in <see href="https://github.com/aws-actions/configure-aws-credentials/issues/280">a real answer</see>.
    /// </remarks>
    public static Fault NoProvider(string issuer) => StsFaults.InvalidIdentityToken($"No OpenIDConnect provider found in your account for {issuer}");

    /// <remarks>In these words in <see href="https://github.com/aws-actions/configure-aws-credentials/issues/775">a real answer</see>.</remarks>
    public static Fault WrongAudience() => StsFaults.InvalidIdentityToken("Incorrect token audience");

    /// <remarks>In these words in <see href="https://github.com/aws/aws-sdk-java-v2/issues/5709">a real answer</see>.</remarks>
    public static Fault Expired(long now, long end) =>
        StsFaults.ExpiredToken($"Token expired: current date/time {now} must be before the expiration date/time {end}");

    public static Fault NotYet() => StsFaults.InvalidIdentityToken("The token is not valid yet.");

    public static Fault WrongSignature() => StsFaults.InvalidIdentityToken("The signature of the token does not match the keys of the identity provider.");

    /// <summary>AWS asks the provider for its keys; IamSim is told them.</summary>
    public static Fault UnknownKeys(string issuer) => StsFaults.IDPCommunicationError(
        $"An error occurred in accessing the keys of {issuer}. IamSim asks no identity provider: give its keys in IamSim:Oidc:Providers (issuer, and jwks or "
        + "jwksFile), or let IamSim:Oidc:TrustOwnIssuer be true and sign with IamSim's own key.");

    /// <summary>An OAuth 2.0 access token says nothing by itself: AWS asks the provider whose it is.</summary>
    public static Fault NotAsked(string provider) => StsFaults.IDPCommunicationError(
        $"IamSim asks no identity provider, so access tokens of {provider} cannot be used. Use an OpenID Connect ID token, without ProviderId.");

    /// <summary>"The identity provider (IdP) reported that authentication failed": what it says of the session is not what STS takes.</summary>
    public static Fault RejectedClaim(string claim, string why) => StsFaults.IDPRejectedClaim($"The claim {claim} is not valid: {why}");
}
