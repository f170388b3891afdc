using IamSim.Authentication;
using IamSim.Authentication.Sessions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Simulator;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.SignIn;

/// <summary>
/// Opens the tokens that sign-in gives out: sealed claims without a secret, so that a session token of AWS keys, which stands in every signed
/// request and presigned URL, is no bearer token.
/// </summary>
internal sealed class BearerSessions(Lazy<SessionTokens> tokens, SignOuts signOuts, SimulatorClock clock, IServiceScopeFactory scopes) : IBearerSessions
{
    /// <summary>The bearer token of a session.</summary>
    public string TokenOf(SessionClaims session) => tokens.Value.Seal(session with { Secret = string.Empty });

    public async ValueTask<Outcome<Caller>> ResolveAsync(string token, string partition, CancellationToken ct)
    {
        if (tokens.Value.Open(token) is not { SignInId: not null, Secret.Length: 0 } session || await signOuts.IsSignedOutAsync(session, ct))
        {
            return Invalid();
        }

        if (clock.GetUtcNow().ToUnixTimeSeconds() >= session.ExpiresAt)
        {
            return new Fault("ExpiredToken", 403, "The security token included in the request is expired", "ExpiredTokenException");
        }

        if (session.Kind == SessionKind.Root)
        {
            return Caller.OfSession(partition, session);
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        return await db.Users.SingleOrDefaultAsync(u => u.AccountId == session.Account && u.Id == session.PrincipalId, ct) is { } user
            ? new Caller(
                CallerKind.IamUser, user.AccountId, user.Id, $"arn:{partition}:iam::{user.AccountId}:user{user.Path}{user.Name}", user.Name, session.AccessKeyId)
            {
                Session = session,
                IsVerified = true,
            }
            : Invalid();
    }

    private static Fault Invalid() =>
        new("InvalidClientTokenId", 403, "The security token included in the request is invalid.", "InvalidClientTokenId");
}
