using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Simulator;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Authentication.Sessions;

/// <summary>Who calls by a session token: its claims say so. The signature is not verified here.</summary>
internal sealed class SessionCallers(IServiceProvider services, SimulatorClock clock, IServiceScopeFactory scopes)
{
    public async ValueTask<Outcome<Caller>> ResolveAsync(string partition, string accessKeyId, string token, CancellationToken ct)
    {
        // The key of the tokens is in the database, which there is only once the server has started.
        if (services.GetRequiredService<SessionTokens>().Open(token) is not { } session || session.AccessKeyId != accessKeyId)
        {
            return InvalidToken();
        }

        if (session.ExpiresAt <= clock.GetUtcNow().ToUnixTimeSeconds())
        {
            return new Fault("ExpiredToken", 403, "The security token included in the request is expired", "ExpiredTokenException");
        }

        if (session.Kind != SessionKind.User)
        {
            return Caller.OfSession(partition, session);
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        return await db.Users.SingleOrDefaultAsync(u => u.AccountId == session.Account && u.Id == session.PrincipalId, ct) is { } user
            ? new Caller(
                CallerKind.IamUser, user.AccountId, user.Id, $"arn:{partition}:iam::{user.AccountId}:user{user.Path}{user.Name}", user.Name, accessKeyId)
            {
                Session = session,
                IsVerified = true,
            }
            : InvalidToken();
    }

    private static Fault InvalidToken() =>
        new("InvalidClientTokenId", 403, "The security token included in the request is invalid.", "InvalidClientTokenId");
}
