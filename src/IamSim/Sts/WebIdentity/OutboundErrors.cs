using IamSim.Contracts;
using IamSim.Contracts.Sts;

namespace IamSim.Sts.WebIdentity;

/// <summary>What STS says of web identity tokens for others. The sentences are the model's descriptions of its errors, or guesses.</summary>
internal static class OutboundErrors
{
    public static Fault Disabled() => StsFaults.OutboundWebIdentityFederationDisabled(
        "The outbound web identity federation feature is not enabled for this account. To use this feature, you must first enable it through the AWS Management Console or API.");

    public static Fault OutlivesSession() => StsFaults.SessionDurationEscalation(
        "The requested token duration would extend the session beyond its original expiration time. You cannot use this operation to extend the lifetime of a session beyond what was granted when the session was originally created.");

    public static Fault TooLarge() => StsFaults.JWTPayloadSizeExceeded(
        "The requested token payload size exceeds the maximum allowed size. Reduce the number of request tags included in the GetWebIdentityToken API call to reduce the token payload size.");

    /// <summary>A guess.</summary>
    public static Fault UnknownAlgorithm(string? algorithm) =>
        CommonFaults.ValidationError($"Signing algorithm {Calls.CallText.Shown(algorithm ?? string.Empty)} is not supported. Valid values are RS256 and ES384.");

    /// <summary>A guess: nobody who is nobody has a token.</summary>
    public static Fault NoPrincipal() => CommonFaults.AccessDenied("Only users, roles and root have web identity tokens.");
}
