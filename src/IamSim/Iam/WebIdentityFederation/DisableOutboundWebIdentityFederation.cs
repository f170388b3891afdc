using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Account;
using IamSim.Storage;

namespace IamSim.Iam.WebIdentityFederation;

/// <summary>Ends web identity tokens for the account's principals. Its issuer stays its own.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DisableOutboundWebIdentityFederation.html">IAM: DisableOutboundWebIdentityFederation</see>
/// </remarks>
internal sealed class DisableOutboundWebIdentityFederation(IamDb db)
    : IOperation<DisableOutboundWebIdentityFederationRequest, DisableOutboundWebIdentityFederationResponse>
{
    public async ValueTask<Outcome<DisableOutboundWebIdentityFederationResponse>> RunAsync(
        Call call, DisableOutboundWebIdentityFederationRequest request, CancellationToken ct)
    {
        var settings = await AccountSettings.ToChangeAsync(db, call.Account, ct);
        if (!settings.IssuesTokens)
        {
            return FederationErrors.Disabled();
        }

        settings.IssuesTokens = false;
        return new DisableOutboundWebIdentityFederationResponse();
    }
}
