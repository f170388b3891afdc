using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Tagging;
using IamSim.Storage;
using IamSim.Workloads;

namespace IamSim.SageMaker.Resources;

/// <summary>What a new resource is made of.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">The status that it begins in; empty for what has no life.</param>
/// <param name="Request">The request that makes it.</param>
internal sealed record NewResource(SageMakerKind Kind, string Name, string Status, IRequest Request)
{
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>The role that it is given; null where it has none.</summary>
    public string? RoleArn { get; init; }

    public string SecondaryStatus { get; init; } = string.Empty;

    public SageMakerDetails Details { get; init; } = new();

    /// <summary>The instances that it will need, for the account's quotas.</summary>
    public IReadOnlyList<NeededInstances> Instances { get; init; } = [];
}

/// <summary>Makes resources of SageMaker: what all kinds have in common, in the order in which AWS refuses.</summary>
internal sealed class SageMakerMaker(IamDb db, SageMakerFinder finder, WorkloadLife life, IServiceProvider services)
{
    public async ValueTask<Outcome<SageMakerResource>> MakeAsync(Call call, NewResource made, CancellationToken ct)
    {
        var tags = SageMakerTags.Add([], made.Tags);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        if (made.RoleArn is { } role && role.Split(':') is [_, _, _, _, var owner, ..] && owner != call.Account)
        {
            return SageMakerErrors.ForeignRole();
        }

        if (await finder.TakenByAsync(call, made.Kind, made.Name, ct) is { } other)
        {
            return SageMakerErrors.Taken(made.Kind, other.Arn);
        }

        if (services.GetService<ISageMakerQuotas>() is { } quotas && await quotas.RefuseAsync(services, call, made.Instances, ct) is { } exceeded)
        {
            return exceeded;
        }

        var resource = New(call, made, tags.Value);
        db.SageMakerResources.Add(resource);
        return await life.BeginAsync(services, call, resource, made.Request, ct) is { } refusal ? refusal : resource;
    }

    private static SageMakerResource New(Call call, NewResource made, List<Iam.Tagging.TagEntry> tags) => new()
    {
        AccountId = call.Account,
        Region = call.Region,
        Kind = made.Kind,
        Name = made.Name,
        NameKey = NameKeys.Of(made.Name),
        Arn = SageMakerArns.Of(call, made.Kind, made.Name),
        Request = StoredRequests.Write(made.Request),
        Status = made.Status,
        SecondaryStatus = made.SecondaryStatus,
        CreatedAt = call.Time,
        ModifiedAt = call.Time,
        Details = made.Details.Write(),
        Tags = tags,
    };
}
