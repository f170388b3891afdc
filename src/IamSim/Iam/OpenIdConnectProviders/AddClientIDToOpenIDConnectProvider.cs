using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>Adds a client id to an OIDC provider; one that it has is no error.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html">IAM: AddClientIDToOpenIDConnectProvider</see>
/// </remarks>
internal sealed class AddClientIDToOpenIDConnectProvider(IamDb db, QuotaOptions quotas)
    : IOperation<AddClientIDToOpenIDConnectProviderRequest, AddClientIDToOpenIDConnectProviderResponse>
{
    public async ValueTask<Outcome<AddClientIDToOpenIDConnectProviderResponse>> RunAsync(
        Call call, AddClientIDToOpenIDConnectProviderRequest request, CancellationToken ct)
    {
        var provider = await db.OpenIdConnectProviders.FindByArnAsync(call, request.OpenIDConnectProviderArn, ct);
        if (provider.IsFault)
        {
            return provider.Fault;
        }

        if (!provider.Value.ClientIds.Contains(request.ClientID))
        {
            List<string> ids = [.. provider.Value.ClientIds, request.ClientID];
            if (OpenIdConnectRules.RefuseClientIds(ids, quotas) is { } refusal)
            {
                return refusal;
            }

            provider.Value.ClientIds = ids;
        }

        return new AddClientIDToOpenIDConnectProviderResponse();
    }
}
