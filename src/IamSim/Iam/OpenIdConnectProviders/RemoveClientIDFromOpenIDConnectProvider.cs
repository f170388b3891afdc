using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>Removes a client id from an OIDC provider; one that it lacks is no error.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html">IAM: RemoveClientIDFromOpenIDConnectProvider</see>
/// </remarks>
internal sealed class RemoveClientIDFromOpenIDConnectProvider(IamDb db)
    : IOperation<RemoveClientIDFromOpenIDConnectProviderRequest, RemoveClientIDFromOpenIDConnectProviderResponse>
{
    public async ValueTask<Outcome<RemoveClientIDFromOpenIDConnectProviderResponse>> RunAsync(
        Call call, RemoveClientIDFromOpenIDConnectProviderRequest request, CancellationToken ct)
    {
        var provider = await db.OpenIdConnectProviders.FindByArnAsync(call, request.OpenIDConnectProviderArn, ct);
        if (provider.IsFault)
        {
            return provider.Fault;
        }

        provider.Value.ClientIds = provider.Value.ClientIds.Where(id => id != request.ClientID).ToList();
        return new RemoveClientIDFromOpenIDConnectProviderResponse();
    }
}
