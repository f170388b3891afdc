using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.WebIdentityFederation;

/// <summary>Shows the issuer of the account's web identity tokens.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOutboundWebIdentityFederationInfo.html">IAM: GetOutboundWebIdentityFederationInfo</see>
/// </remarks>
internal sealed class GetOutboundWebIdentityFederationInfo(IamDb db)
    : IOperation<GetOutboundWebIdentityFederationInfoRequest, GetOutboundWebIdentityFederationInfoResponse>
{
    public async ValueTask<Outcome<GetOutboundWebIdentityFederationInfoResponse>> RunAsync(
        Call call, GetOutboundWebIdentityFederationInfoRequest request, CancellationToken ct) =>
        await db.AccountSettings.SingleOrDefaultAsync(s => s.AccountId == call.Account, ct) is { IssuesTokens: true } settings
            ? new GetOutboundWebIdentityFederationInfoResponse { IssuerIdentifier = settings.TokenIssuer, JwtVendingEnabled = true }
            : FederationErrors.Disabled();
}
