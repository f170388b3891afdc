using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>Removes tags from an OIDC provider.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagOpenIDConnectProvider.html">IAM: UntagOpenIDConnectProvider</see></remarks>
internal sealed class UntagOpenIDConnectProvider(IamDb db) : IOperation<UntagOpenIDConnectProviderRequest, UntagOpenIDConnectProviderResponse>
{
    public async ValueTask<Outcome<UntagOpenIDConnectProviderResponse>> RunAsync(Call call, UntagOpenIDConnectProviderRequest request, CancellationToken ct)
    {
        var provider = await db.OpenIdConnectProviders.FindByArnAsync(call, request.OpenIDConnectProviderArn, ct);
        if (provider.IsFault)
        {
            return provider.Fault;
        }

        provider.Value.Tags = Tags.Remove(provider.Value.Tags, request.TagKeys, Tags.WithCase);
        return new UntagOpenIDConnectProviderResponse();
    }
}
