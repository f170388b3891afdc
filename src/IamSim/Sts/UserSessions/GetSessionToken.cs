using IamSim.Authentication.Sessions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Storage;

namespace IamSim.Sts.UserSessions;

/// <summary>Gives out temporary credentials of the user, or root, who calls.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html">STS: GetSessionToken</see></remarks>
internal sealed class GetSessionToken(SessionIssuer issuer, Ids ids) : IOperation<GetSessionTokenRequest, GetSessionTokenResponse>, IChangesNothing
{
    public ValueTask<Outcome<GetSessionTokenResponse>> RunAsync(Call call, GetSessionTokenRequest request, CancellationToken ct) =>
        ValueTask.FromResult(Run(call, request));

    private Outcome<GetSessionTokenResponse> Run(Call call, GetSessionTokenRequest request)
    {
        var caller = call.Caller;
        if (caller.Session is not null || caller.Kind is not (CallerKind.IamUser or CallerKind.Root))
        {
            return StsErrors.NotWithSession("GetSessionToken");
        }

        var now = call.Time.ToUnixTimeSeconds();
        return new GetSessionTokenResponse
        {
            Credentials = issuer.Issue(new SessionClaims
            {
                Kind = caller.Kind == CallerKind.Root ? SessionKind.Root : SessionKind.User,
                AccessKeyId = ids.TemporaryAccessKey(call.Account),
                Secret = ids.SecretAccessKey(),
                Account = call.Account,
                PrincipalId = caller.PrincipalId,
                IssuedAt = now,
                ExpiresAt = now + LongTermCaller.SecondsOf(caller, request.DurationSeconds),
                MfaAt = call.MfaAt,
            }),
        };
    }
}
