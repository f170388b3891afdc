using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>Replaces an OIDC provider's thumbprints.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateOpenIDConnectProviderThumbprint.html">IAM: UpdateOpenIDConnectProviderThumbprint</see>
/// </remarks>
internal sealed class UpdateOpenIDConnectProviderThumbprint(IamDb db)
    : IOperation<UpdateOpenIDConnectProviderThumbprintRequest, UpdateOpenIDConnectProviderThumbprintResponse>
{
    public async ValueTask<Outcome<UpdateOpenIDConnectProviderThumbprintResponse>> RunAsync(
        Call call, UpdateOpenIDConnectProviderThumbprintRequest request, CancellationToken ct)
    {
        if (request.ThumbprintList.Count == 0)
        {
            return OpenIdConnectErrors.NoThumbprint();
        }

        if (OpenIdConnectRules.RefuseThumbprints(request.ThumbprintList) is { } refusal)
        {
            return refusal;
        }

        var provider = await db.OpenIdConnectProviders.FindByArnAsync(call, request.OpenIDConnectProviderArn, ct);
        if (provider.IsFault)
        {
            return provider.Fault;
        }

        provider.Value.Thumbprints = [.. request.ThumbprintList];
        return new UpdateOpenIDConnectProviderThumbprintResponse();
    }
}
