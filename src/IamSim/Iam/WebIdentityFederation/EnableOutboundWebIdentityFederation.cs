using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Account;
using IamSim.Storage;

namespace IamSim.Iam.WebIdentityFederation;

/// <summary>Lets principals of the account have web identity tokens, and gives it its issuer.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOutboundWebIdentityFederation.html">IAM: EnableOutboundWebIdentityFederation</see>
/// </remarks>
internal sealed class EnableOutboundWebIdentityFederation(IamDb db, Ids ids)
    : IOperation<EnableOutboundWebIdentityFederationRequest, EnableOutboundWebIdentityFederationResponse>
{
    public async ValueTask<Outcome<EnableOutboundWebIdentityFederationResponse>> RunAsync(
        Call call, EnableOutboundWebIdentityFederationRequest request, CancellationToken ct)
    {
        var settings = await AccountSettings.ToChangeAsync(db, call.Account, ct);
        if (settings.IssuesTokens)
        {
            return FederationErrors.Enabled();
        }

        settings.IssuesTokens = true;
        settings.TokenIssuer ??= ids.TokenIssuer();
        return new EnableOutboundWebIdentityFederationResponse { IssuerIdentifier = settings.TokenIssuer };
    }
}
