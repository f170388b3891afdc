using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>Shows an OIDC provider; its URL as AWS does, without the scheme.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html">IAM: GetOpenIDConnectProvider</see></remarks>
internal sealed class GetOpenIDConnectProvider(IamDb db) : IOperation<GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderResponse>
{
    public async ValueTask<Outcome<GetOpenIDConnectProviderResponse>> RunAsync(
        Call call, GetOpenIDConnectProviderRequest request, CancellationToken ct)
    {
        var provider = await db.OpenIdConnectProviders.FindByArnAsync(call, request.OpenIDConnectProviderArn, ct);
        return provider.IsFault
            ? provider.Fault
            : new GetOpenIDConnectProviderResponse
            {
                Url = provider.Value.Url,
                ClientIDList = provider.Value.ClientIds,
                ThumbprintList = provider.Value.Thumbprints,
                CreateDate = provider.Value.CreatedAt,

                // There where it is empty too: https://repost.aws/knowledge-center/eks-troubleshoot-irsa-errors
                Tags = Tags.Sorted(provider.Value.Tags) ?? [],
            };
    }
}
