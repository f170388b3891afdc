using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;

namespace IamSim.Kms.Tagging;

/// <summary>Takes tags from a key; one that it has not is no error.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html">KMS: UntagResource</see></remarks>
internal sealed class UntagResource(KeyFinder keys) : IOperation<UntagResourceRequest, UntagResourceResponse>
{
    public async ValueTask<Outcome<UntagResourceResponse>> RunAsync(Call call, UntagResourceRequest request, CancellationToken ct)
    {
        var found = await keys.FindRowToChangeAsync(call, request.KeyId, "kms:UntagResource", ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        found.Value.Tags = [.. found.Value.Tags.Where(tag => !request.TagKeys.Contains(tag.Key))];
        return new UntagResourceResponse();
    }
}
