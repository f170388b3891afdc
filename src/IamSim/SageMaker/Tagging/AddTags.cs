using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;

namespace IamSim.SageMaker.Tagging;

/// <summary>Adds tags to a resource of SageMaker; one that is there already gets the new value.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AddTags.html">SageMaker: AddTags</see></remarks>
internal sealed class AddTags(TaggedResources resources) : IOperation<AddTagsInput, AddTagsOutput>
{
    public async ValueTask<Outcome<AddTagsOutput>> RunAsync(Call call, AddTagsInput request, CancellationToken ct)
    {
        var found = await resources.FindAsync(call, request.ResourceArn, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var tags = SageMakerTags.Add(found.Value.Tags, request.Tags);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        found.Value.Tags = tags.Value;
        return new AddTagsOutput { Tags = SageMakerTags.Shown(tags.Value) };
    }
}
