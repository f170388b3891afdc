using System.Collections.Immutable;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Tagging;
using IamSim.Policies.Evaluation;

namespace IamSim.Authorization;

/// <summary>One thing that a call needs to be allowed: an action on a resource.</summary>
/// <param name="Action">As policies name it, <c>iam:CreateUser</c>.</param>
/// <param name="Resource">The ARN, or <c>*</c>.</param>
internal sealed record Question(string Action, string Resource)
{
    /// <summary>The account that owns the resource; null where it is the caller's own.</summary>
    public string? ResourceAccount { get; init; }

    /// <summary>The tags of the resource as it is now: <c>aws:ResourceTag/…</c>.</summary>
    public IReadOnlyList<TagEntry> ResourceTags { get; init; } = [];

    /// <summary>The context keys that this request has beside the global ones: <c>aws:RequestTag/…</c>, <c>iam:PassedToService</c>, …</summary>
    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Context { get; init; } = [];

    /// <summary>How a denial names the resource, where the service does not name it by its ARN.</summary>
    public string? Shown { get; init; }

    /// <summary>False where a denial says no more than that: who may not do what. STS tells strangers nothing of a role's trust policy.</summary>
    public bool TellsReason { get; init; } = true;

    /// <summary>What a denial says behind the action to callers of another account than the resource's, where the service has words for that; null for the usual.</summary>
    public string? StrangersReason { get; init; }

    /// <summary>All that a denial says to callers who are neither of the resource's account nor of its organization; null where it says them the same.</summary>
    public string? ToStrangers { get; init; }

    /// <summary>The resource's own policy, such as a role's trust policy; null where it has none.</summary>
    public PolicyLayer? ResourcePolicy { get; init; }
}

/// <summary>What the operations of one service need to be allowed: actions, resources, context keys, by the service authorization reference.</summary>
internal interface IServiceQuestions
{
    ServiceContract Service { get; }

    /// <summary>All that has to be allowed for the call to run. An operation that decides for itself, later, asks nothing here.</summary>
    ValueTask<IReadOnlyList<Question>> OfAsync(IServiceProvider services, Call call, IRequest request, CancellationToken ct);

    /// <summary>What the service says to what was decided: its own words for a denial; or, to a call that was a trial only, that it would have run.</summary>
    /// <param name="services">The services to read with.</param>
    /// <param name="call">Who calls; what was decided is noted in it.</param>
    /// <param name="request">The request.</param>
    /// <param name="denial">Why the call may not run; null where it may, or where nothing is enforced.</param>
    Fault? Answer(IServiceProvider services, Call call, IRequest request, Fault? denial) => denial;
}
