using IamSim.Authentication.Sessions;
using IamSim.Contracts.Sts;

namespace IamSim.Sts;

/// <summary>Makes the credentials of a session: its keys, and the token that its claims are sealed into.</summary>
internal sealed class SessionIssuer(SessionTokens tokens)
{
    public Credentials Issue(SessionClaims claims) => new()
    {
        AccessKeyId = claims.AccessKeyId,
        SecretAccessKey = claims.Secret,
        SessionToken = tokens.Seal(claims),
        Expiration = DateTimeOffset.FromUnixTimeSeconds(claims.ExpiresAt),
    };
}
