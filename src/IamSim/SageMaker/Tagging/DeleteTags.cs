using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;

namespace IamSim.SageMaker.Tagging;

/// <summary>Takes tags from a resource of SageMaker; a key that is not there is no error.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteTags.html">SageMaker: DeleteTags</see></remarks>
internal sealed class DeleteTags(TaggedResources resources) : IOperation<DeleteTagsInput, DeleteTagsOutput>
{
    public async ValueTask<Outcome<DeleteTagsOutput>> RunAsync(Call call, DeleteTagsInput request, CancellationToken ct)
    {
        var found = await resources.FindAsync(call, request.ResourceArn, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        found.Value.Tags = found.Value.Tags.Where(tag => !request.TagKeys.Contains(tag.Key)).ToList();
        return new DeleteTagsOutput();
    }
}
