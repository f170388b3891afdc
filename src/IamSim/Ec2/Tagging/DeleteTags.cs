using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.Tagging;

/// <summary>Takes tags from resources: those of a key, those of a key and a value, or all.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTags.html">EC2: DeleteTags</see>: "If you omit this parameter [the value], we delete the
/// tag regardless of its value. If you specify this parameter with an empty string as the value, we delete the key only if its value is an empty string." "If you
/// omit this parameter [tags], we delete all user-defined tags".</remarks>
internal sealed class DeleteTags(Networks networks) : IOperation<DeleteTagsRequest, DeleteTagsResponse>
{
    public async ValueTask<Outcome<DeleteTagsResponse>> RunAsync(Call call, DeleteTagsRequest request, CancellationToken ct)
    {
        var resources = await TaggedResources.FindAsync(networks, call, request.Resources, ct);
        if (resources.IsFault)
        {
            return resources.Fault;
        }

        foreach (var resource in resources.Value)
        {
            resource.Tags = request.Tags is not { Count: > 0 } gone
                ? []
                : [.. resource.Tags.Where(tag => !gone.Any(each => each.Key == tag.Key && (each.Value is null || each.Value == tag.Value)))];
        }

        return new DeleteTagsResponse();
    }
}
