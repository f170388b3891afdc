using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Sts.Delegation;

/// <summary>Gives the provider that asked for a delegation the credentials that its customer released.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetDelegatedAccessToken.html">STS: GetDelegatedAccessToken</see>. PackedPolicySize
/// "is deprecated. It is not populated".
/// </remarks>
internal sealed class GetDelegatedAccessToken(IamDb db, TradeInTokens tokens, SessionIssuer issuer, Ids ids)
    : IOperation<GetDelegatedAccessTokenRequest, GetDelegatedAccessTokenResponse>, IChangesNothing
{
    public async ValueTask<Outcome<GetDelegatedAccessTokenResponse>> RunAsync(
        Call call, GetDelegatedAccessTokenRequest request, CancellationToken ct)
    {
        if (tokens.Open(request.TradeInToken) is not { } id
            || await db.DelegationRequests.SingleOrDefaultAsync(r => r.Id == id, ct) is not { TokenSentAt: { } sent } delegation
            || delegation.AccountId != call.Account)
        {
            return TradeInErrors.NoSuchToken();
        }

        var (now, end) = (call.Time.ToUnixTimeSeconds(), sent.AddSeconds(delegation.SessionDuration).ToUnixTimeSeconds());
        if (now >= end)
        {
            return TradeInErrors.Expired();
        }

        var claims = await DelegatedAccess.OfAsync(
            db, delegation, now, end, ids.TemporaryAccessKey(delegation.OwnerAccountId!), ids.SecretAccessKey(), ct);
        return claims is null
            ? TradeInErrors.ApproverIsGone()
            : new GetDelegatedAccessTokenResponse { Credentials = issuer.Issue(claims), AssumedPrincipal = delegation.ApproverArn };
    }
}
