using System.Collections.Immutable;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.CloudTrail.Resources;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Reference;

namespace IamSim.CloudTrail.Authorization;

/// <summary>What the operations of CloudTrail need to be allowed: each resource that a request names is asked about.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html">Actions, resources, and condition keys for
/// AWS CloudTrail</see>
/// </remarks>
internal sealed class CloudTrailQuestions : IServiceQuestions
{
    public ServiceContract Service => CloudTrailService.Contract;

    public async ValueTask<IReadOnlyList<Question>> OfAsync(IServiceProvider services, Call call, IRequest request, CancellationToken ct)
    {
        var action = $"cloudtrail:{request.Model.Name}";
        if (ActionReference.Default.FindAction(action) is not { ResourceTypes.IsEmpty: false } info)
        {
            return [new Question(action, "*") { Context = KeysOf(request) }];
        }

        var resources = services.GetRequiredService<ResourceFinder>();
        var questions = new List<Question>();
        foreach (var arn in NamedResources.Of(call, request, info))
        {
            questions.Add(await AboutAsync(resources, call, action, arn, ct) with { Context = KeysOf(request) });
        }

        return questions;
    }

    /// <summary>
    /// A question about a resource. A trail is its caller's own even where it is an organization's, whose members share in it; another account's event data
    /// store is that account's, and its policy says who may do something with it.
    /// </summary>
    private static async ValueTask<Question> AboutAsync(ResourceFinder resources, Call call, string action, string text, CancellationToken ct)
    {
        if (!CloudTrailArn.TryParse(text, out var arn) || await resources.TryFindAsync(call, arn, ct) is not { } resource)
        {
            return new Question(action, text);
        }

        return new Question(action, text)
        {
            ResourceTags = resource.Tags,
            ResourceAccount = arn.Type == CloudTrailArn.TrailType || arn.Account == call.Account ? null : arn.Account,
            ResourcePolicy = resource.ResourcePolicy is { } policy && PolicyDocument.Parse(policy, PolicyKind.Resource, call.Partition) is { IsValid: true, Document: { } document }
                ? PolicyLayer.Of(new AttachedPolicy(CompiledPolicy.Compile(document), new PolicySource("resource policy")))
                : null,
        };
    }

    private static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> KeysOf(IRequest request)
    {
        var tags = request switch
        {
            CreateTrailRequest made => made.TagsList,
            CreateEventDataStoreRequest made => made.TagsList,
            CreateChannelRequest made => made.Tags,
            CreateDashboardRequest made => made.TagsList,
            AddTagsRequest added => added.TagsList,
            RemoveTagsRequest removed => removed.TagsList,
            _ => null,
        };
        if (tags is not { Count: > 0 })
        {
            return [];
        }

        var keys = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        keys.AddRange(tags.Where(tag => tag?.Key is not null).Select(tag =>
            KeyValuePair.Create<string, ImmutableArray<string>>("aws:RequestTag/" + tag.Key, [tag.Value ?? string.Empty])));
        keys.Add(new("aws:TagKeys", [.. tags.Select(tag => tag?.Key).OfType<string>()]));
        return keys.ToImmutable();
    }
}
