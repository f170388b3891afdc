using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>Lists the tags of an OIDC provider.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviderTags.html">IAM: ListOpenIDConnectProviderTags</see></remarks>
internal sealed class ListOpenIDConnectProviderTags(IamDb db, Pages pages) : IOperation<ListOpenIDConnectProviderTagsRequest, ListOpenIDConnectProviderTagsResponse>
{
    public async ValueTask<Outcome<ListOpenIDConnectProviderTagsResponse>> RunAsync(Call call, ListOpenIDConnectProviderTagsRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListOpenIDConnectProviderTagsRequest.Operation, request, request.OpenIDConnectProviderArn);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var provider = await db.OpenIdConnectProviders.FindByArnAsync(call, request.OpenIDConnectProviderArn, ct);
        if (provider.IsFault)
        {
            return provider.Fault;
        }

        var page = start.Value.CutAll(provider.Value.Tags, t => t.Key);
        return new ListOpenIDConnectProviderTagsResponse { Tags = page.Select(Tags.Shown), IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
