using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Tagging;

/// <summary>Lists the tags of a resource of SageMaker.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTags.html">SageMaker: ListTags</see></remarks>
internal sealed class ListTags(TaggedResources resources, Pages pages) : IOperation<ListTagsInput, ListTagsOutput>
{
    public async ValueTask<Outcome<ListTagsOutput>> RunAsync(Call call, ListTagsInput request, CancellationToken ct)
    {
        var start = pages.Start(call, ListTagsInput.Operation, request, request.ResourceArn);
        if (start.IsFault)
        {
            return SageMakerErrors.BadToken();
        }

        var found = await resources.FindAsync(call, request.ResourceArn, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var page = start.Value.CutAll(found.Value.Tags, tag => tag.Key);
        return new ListTagsOutput { Tags = SageMakerTags.Shown(page.Items), NextToken = page.Marker };
    }
}
