using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Issuer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IamSim.Sts.WebIdentity;

/// <summary>Whether a web identity token is to be believed: its times, and its signature.</summary>
internal sealed class WebIdentityTokenChecks(IssuerKeySets issuers)
{
    /// <summary>How far a provider's clock may be ahead. AWS's own allowance is not documented.</summary>
    private const long Skew = 300;

    /// <summary>Why a token is not believed; null where it is.</summary>
    public async ValueTask<Fault?> RefuseAsync(Call call, WebIdentityToken token, CancellationToken ct)
    {
        var now = call.Time.ToUnixTimeSeconds();
        if (now >= token.ExpiresAt)
        {
            return WebIdentityErrors.Expired(now, token.ExpiresAt);
        }

        if (Math.Max(token.IssuedAt, token.NotBefore ?? long.MinValue) > now + Skew)
        {
            return WebIdentityErrors.NotYet();
        }

        var keys = await issuers.OfAsync(token.Issuer, ct);
        if (keys.Count == 0)
        {
            return WebIdentityErrors.UnknownKeys(token.Issuer);
        }

        return await IsSignedAsync(token, keys) ? null : WebIdentityErrors.WrongSignature();
    }

    private static async Task<bool> IsSignedAsync(WebIdentityToken token, IReadOnlyList<SecurityKey> keys)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(
            token.Text,
            new TokenValidationParameters
            {
                IssuerSigningKeys = keys,
                RequireSignedTokens = true,
                ValidAlgorithms = WebIdentityToken.Algorithms,

                // Who it is for, by whom and when: judged here, by the account's providers and the simulator's clock.
                ValidateAudience = false,
                ValidateIssuer = false,
                ValidateLifetime = false,
                RequireExpirationTime = false,
            });
        return result.IsValid;
    }
}
