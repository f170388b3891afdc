using System.Text;
using IamSim.Access;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Issuer;
using IamSim.Policies.Evaluation;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace IamSim.Sts.WebIdentity;

/// <summary>Makes a token by which the caller is known outside of AWS: outbound identity federation.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html">STS: GetWebIdentityToken</see></remarks>
internal sealed class GetWebIdentityToken(IamDb db, CallerAccessReader callers, AccountControlsReader controls, TokenSigner signer)
    : IOperation<GetWebIdentityTokenRequest, GetWebIdentityTokenResponse>, IChangesNothing
{
    /// <summary>"If not specified, the default duration is 300 seconds."</summary>
    public const int DefaultSeconds = 300;

    /// <summary>What a token may have at the most. AWS's own limit is not documented.</summary>
    private const int MostBytes = 8 * 1024;

    public async ValueTask<Outcome<GetWebIdentityTokenResponse>> RunAsync(Call call, GetWebIdentityTokenRequest request, CancellationToken ct)
    {
        if (request.SigningAlgorithm is not (SecurityAlgorithms.RsaSha256 or SecurityAlgorithms.EcdsaSha384))
        {
            return OutboundErrors.UnknownAlgorithm(request.SigningAlgorithm);
        }

        if (request.Tags is { } tags && tags.DistinctBy(tag => tag.Key).Count() != tags.Count)
        {
            return StsErrors.DuplicateTags();
        }

        if (await db.AccountSettings.SingleOrDefaultAsync(s => s.AccountId == call.Account, ct) is not { IssuesTokens: true, TokenIssuer: { } issuer })
        {
            return OutboundErrors.Disabled();
        }

        var seconds = request.DurationSeconds ?? DefaultSeconds;
        if (call.Caller.Session is { } session && call.Time.ToUnixTimeSeconds() + seconds > session.ExpiresAt)
        {
            return OutboundErrors.OutlivesSession();
        }

        if (await callers.ReadAsync(call, ct) is not { } access || SubjectOf(access.Principal) is not { } subject)
        {
            return OutboundErrors.NoPrincipal();
        }

        var claims = await WebIdentityClaims.OfAsync(call, request, access, subject, issuer, seconds, controls, ct);
        if (Encoding.UTF8.GetByteCount(claims.ToJsonString()) > MostBytes)
        {
            return OutboundErrors.TooLarge();
        }

        return new GetWebIdentityTokenResponse
        {
            WebIdentityToken = await signer.SignAsync(claims, request.SigningAlgorithm, ct),
            Expiration = call.Time.AddSeconds(seconds),
        };
    }

    /// <summary>The user's or the role's own ARN, of a session too; null for who is no principal of IAM's.</summary>
    private static string? SubjectOf(RequestPrincipal principal) => principal.Type switch
    {
        PrincipalType.AssumedRole => principal.RoleArn,
        PrincipalType.User or PrincipalType.Root or PrincipalType.FederatedUser => principal.Arn,
        _ => null,
    };
}
