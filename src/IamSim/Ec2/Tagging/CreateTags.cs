using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.Tagging;

/// <summary>Puts tags on resources; one that is there already gets the new value.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html">EC2: CreateTags</see></remarks>
internal sealed class CreateTags(Networks networks) : IOperation<CreateTagsRequest, CreateTagsResponse>
{
    public async ValueTask<Outcome<CreateTagsResponse>> RunAsync(Call call, CreateTagsRequest request, CancellationToken ct)
    {
        var resources = await TaggedResources.FindAsync(networks, call, request.Resources, ct);
        if (resources.IsFault)
        {
            return resources.Fault;
        }

        // Either all get the tags or none does.
        var tagged = resources.Value.ConvertAll(resource => (resource, Tags: Ec2Tags.Add(resource.Tags, request.Tags)));
        if (tagged.Find(each => each.Tags.IsFault) is { Tags.Fault: { } fault })
        {
            return fault;
        }

        tagged.ForEach(each => each.resource.Tags = each.Tags.Value!);
        return new CreateTagsResponse();
    }
}
