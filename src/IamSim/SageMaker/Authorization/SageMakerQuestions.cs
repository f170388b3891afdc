using System.Collections.Immutable;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.Iam.Authorization;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Authorization;

/// <summary>What the operations of SageMaker need to be allowed: each resource that a request names, each role that it hands over, its tags.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html">Actions, resources, and condition keys for
/// Amazon SageMaker</see>, <see href="https://docs.aws.amazon.com/sagemaker/latest/dg/api-permissions-reference.html">SageMaker AI: API permissions</see>
/// </remarks>
internal sealed class SageMakerQuestions : IServiceQuestions
{
    private const string Principal = "sagemaker.amazonaws.com";

    public ServiceContract Service => SageMakerService.Contract;

    public async ValueTask<IReadOnlyList<Question>> OfAsync(IServiceProvider services, Call call, IRequest request, CancellationToken ct)
    {
        var action = $"sagemaker:{request.Model.Name}";
        var creation = Creation.Of(call, request);
        var questions = new List<Question>();
        foreach (var arn in ArnsOf(call, request, creation))
        {
            var isNew = creation is not null && questions.Count == 0;
            var question = isNew ? new Question(action, arn) : await AboutAsync(services, call, action, arn, ct);
            questions.Add(question with { Context = KeysOf(request, creation) });
        }

        if (creation is not null)
        {
            await AddOthersAsync(services, call, request, creation, questions, ct);
        }

        return questions;
    }

    /// <summary>A question about what there is: with its tags.</summary>
    public static async ValueTask<Question> AboutAsync(IServiceProvider services, Call call, string action, string arn, CancellationToken ct) => new(action, arn)
    {
        ResourceTags = await services.GetRequiredService<SageMakerFinder>().TryFindAsync(call, arn, ct) is { } resource ? resource.Tags : [],
    };

    private static List<string> ArnsOf(Call call, IRequest request, Creation? creation)
    {
        if (request is AddTagsInput or ListTagsInput or DeleteTagsInput)
        {
            return [request.TextOf("ResourceArn") ?? "*"];
        }

        var named = NamedKinds.Of(request).Select(of => SageMakerArns.Of(call, of.Kind, of.Name)).ToList();

        // A job on reserved capacity needs the training plan too.
        return named.Count == 0 ? ["*"] : request is CreateTrainingJobRequest { ResourceConfig.TrainingPlanArn: { } plan } && creation is not null ? [.. named, plan] : named;
    }

    private static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> KeysOf(IRequest request, Creation? creation) => request switch
    {
        _ when creation is not null => creation.Keys,
        AddTagsInput added => new RequestKeyList().AddTags(added.Tags).Keys,
        DeleteTagsInput removed => new RequestKeyList().AddTagKeys(removed.TagKeys).Keys,
        _ => [],
    };

    /// <summary>What a creation needs beside: to tag what it makes, and to pass the roles that it names.</summary>
    private static async ValueTask AddOthersAsync(
        IServiceProvider services, Call call, IRequest request, Creation creation, List<Question> questions, CancellationToken ct)
    {
        var arn = questions[0].Resource;
        if (creation.Tags is { Count: > 0 } tags)
        {
            // "sagemaker:AddTags" is needed by who makes something with tags:
            // https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html#grant-tagging-permissions
            questions.Add(new Question("sagemaker:AddTags", arn)
            {
                Context = new RequestKeyList().AddTags(tags).Add("sagemaker:TaggingAction", request.Model.Name).Keys,
            });
        }

        var resources = services.GetRequiredService<IamResources>();
        foreach (var role in creation.Roles.Where(role => !string.IsNullOrEmpty(role)).Select(role => role!).Distinct(StringComparer.Ordinal))
        {
            questions.Add(new Question("iam:PassRole", role)
            {
                ResourceTags = (await resources.FindByArnAsync(call, role, ct)).Tags,
                Context = new RequestKeyList().Add("iam:PassedToService", Principal).Add("iam:AssociatedResourceArn", arn).Keys,
            });
        }
    }
}
