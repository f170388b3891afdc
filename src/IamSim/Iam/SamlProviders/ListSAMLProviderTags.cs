using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.SamlProviders;

/// <summary>Lists the tags of a SAML provider.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviderTags.html">IAM: ListSAMLProviderTags</see></remarks>
internal sealed class ListSAMLProviderTags(IamDb db, Pages pages) : IOperation<ListSAMLProviderTagsRequest, ListSAMLProviderTagsResponse>
{
    public async ValueTask<Outcome<ListSAMLProviderTagsResponse>> RunAsync(Call call, ListSAMLProviderTagsRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListSAMLProviderTagsRequest.Operation, request, request.SAMLProviderArn);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var provider = await db.SamlProviders.FindByArnAsync(call, request.SAMLProviderArn, ct);
        if (provider.IsFault)
        {
            return provider.Fault;
        }

        var page = start.Value.CutAll(provider.Value.Tags, t => t.Key);
        return new ListSAMLProviderTagsResponse { Tags = page.Select(Tags.Shown), IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
