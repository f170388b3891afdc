using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;

namespace IamSim.Kms.Tagging;

/// <summary>Lists the tags of a key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html">KMS: ListResourceTags</see></remarks>
internal sealed class ListResourceTags(KeyFinder keys, Pages pages) : IOperation<ListResourceTagsRequest, ListResourceTagsResponse>
{
    public async ValueTask<Outcome<ListResourceTagsResponse>> RunAsync(Call call, ListResourceTagsRequest request, CancellationToken ct)
    {
        var start = pages.OfKms(call, ListResourceTagsRequest.Operation, request.Marker, request.Limit, KmsPages.Others, request.KeyId);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var found = await keys.FindRowAsync(call, request.KeyId, "kms:ListResourceTags", ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var page = start.Value.CutAll(found.Value.Tags, tag => tag.Key);
        return new ListResourceTagsResponse
        {
            Tags = page.Select(tag => new Tag { TagKey = tag.Key, TagValue = tag.Value }),
            NextMarker = page.Marker,
            Truncated = page.IsTruncated,
        };
    }
}
