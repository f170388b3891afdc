using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;

namespace IamSim.Kms.Tagging;

/// <summary>Gives tags to a key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html">KMS: TagResource</see></remarks>
internal sealed class TagResource(KeyFinder keys) : IOperation<TagResourceRequest, TagResourceResponse>
{
    public async ValueTask<Outcome<TagResourceResponse>> RunAsync(Call call, TagResourceRequest request, CancellationToken ct)
    {
        var found = await keys.FindRowToChangeAsync(call, request.KeyId, "kms:TagResource", ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var tags = KmsTags.Add(found.Value.Tags, request.Tags);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        found.Value.Tags = tags.Value;
        return new TagResourceResponse();
    }
}
