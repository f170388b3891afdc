using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Ec2.Facts;
using IamSim.Ec2.Ways;
using IamSim.Storage;
using IamSim.Sts.Roles;
using IamSim.Workloads.Specs;
using IamSim.Workloads.Worlds;

namespace IamSim.Workloads.Steps;

/// <summary>How a walk goes.</summary>
/// <param name="Time">The simulator's time of its steps.</param>
/// <param name="IsReal">True for a job that runs: its steps have events, and it ends at the first that fails. A dry run tells of all that would fail.</param>
/// <param name="IsEnforced">False where decisions are only observed: a denied call goes through.</param>
internal sealed record WalkMode(DateTimeOffset Time, bool IsReal, bool IsEnforced);

/// <summary>What a step's call is about: what its event says, and the resource that it is told to be for.</summary>
internal sealed record StepCall(string Phase, string Sentence, CallSubject Subject)
{
    public bool IsNeeded { get; init; } = true;

    public Way? Way { get; init; }

    public IReadOnlyList<CallResource> Resources { get; init; } = [];

    /// <summary>What is wrong whatever the policies say: no such bucket, a disabled key.</summary>
    public Fault? Obstacle { get; init; }

    /// <summary>What would mend the obstacle.</summary>
    public string? Mend { get; init; }
}

/// <summary>Goes the way of a workload step by step, each call decided by the one policy engine, and keeps the story.</summary>
internal sealed class AccessWalk(IWorld world, WorkloadSpec spec, WalkMode mode, Ids ids, int stepsBefore = 0)
{
    private readonly Dictionary<string, (NetworkFacts? Network, Way Way)> _ways = [];
    private AssumableRole? _role;
    private Caller? _session;

    public WorkloadSpec Spec => spec;

    public IWorld World => world;

    public WalkMode Mode => mode;

    public List<AccessStep> Steps { get; } = [];

    /// <summary>The events of the steps, of a walk that is real.</summary>
    public List<MadeCall> Made { get; } = [];

    /// <summary>The first needed step that failed; null where none has.</summary>
    public AccessStep? Failure => Steps.FirstOrDefault(step => step is { IsNeeded: true, Succeeds: false });

    /// <summary>True where the walk has to end: a real one at its first failure, a dry one only without a role.</summary>
    public bool HasEnded => (mode.IsReal && Failure is not null) || _session is null;

    /// <summary>SageMaker assumes the role, if its trust policy lets it.</summary>
    /// <param name="phase">When it does so.</param>
    /// <param name="isTold">False where the story has told it before: a session is taken anew for each phase.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask AssumeAsync(string phase, bool isTold, CancellationToken ct)
    {
        _role = await world.RoleAsync(spec.RoleArn, ct);
        var call = RoleSession.OfService(spec, mode.Time, ids);
        System.Collections.Immutable.ImmutableArray<KeyValuePair<string, System.Collections.Immutable.ImmutableArray<string>>> context =
        [
            new("sts:RoleSessionName", [RoleSession.Name]),
            new("aws:SourceArn", [spec.Arn]),
            new("aws:SourceAccount", [spec.Account]),
        ];
        var question = _role?.Ask("sts:AssumeRole", context)
            ?? AssumableRole.AskMissing(spec.RoleArn, RoleArns.AccountOf(spec.RoleArn), "sts:AssumeRole", context);
        if (_role is not null)
        {
            _session = RoleSession.CallerOf(spec, _role, mode.Time, mode.IsReal ? ids : null);
        }

        if (!isTold)
        {
            return;
        }

        await AskAsync(
            call,
            question,
            new StepCall(phase, $"SageMaker assumes {spec.RoleArn}", StsStep.Subject(spec.RoleArn, _session))
            {
                Resources = [new CallResource(spec.RoleArn, _role?.Account ?? spec.Account, "AWS::IAM::Role")],
                Obstacle = _role is null ? CommonFaults.AccessDenied($"There is no role {spec.RoleArn}.") : null,
                Mend = _role is null ? $"Create the role {spec.RoleArn}, with a trust policy that lets {RoleSession.Service} assume it." : null,
            },
            ct);
        if (mode.IsReal && Failure is not null)
        {
            _session = null;
        }
    }

    /// <summary>A call by the role's session.</summary>
    /// <param name="service">The service that it leaves the workload's network for; null for what SageMaker does on its own side.</param>
    /// <param name="question">What it needs to be allowed.</param>
    /// <param name="step">What the story says of it.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask<(bool Succeeds, Call Call)> CallAsync(string? service, Question question, StepCall step, CancellationToken ct)
    {
        if (service is null)
        {
            var own = RoleSession.Of(spec, _session!, mode.Time, ids, null, null);
            return (await AskAsync(own, question, step, ct), own);
        }

        var (network, way) = await WayAsync(service, ct);
        var call = RoleSession.Of(spec, _session!, mode.Time, ids, network, way);
        var told = way.IsOpen ? step with { Way = way } : step with { Way = way, Obstacle = StepFaults.NoWay(service, way), Mend = way.Mend };
        return (await AskAsync(call, question, told, ct), call);
    }

    /// <inheritdoc cref="CallAsync"/>
    public ValueTask<(bool Succeeds, Call Call)> ByRoleAsync(Question question, StepCall step, CancellationToken ct) => CallAsync(null, question, step, ct);

    /// <summary>A call that a service makes with a call's permissions: S3's to KMS.</summary>
    public ValueTask<bool> ThroughAsync(Call by, string service, Question question, StepCall step, CancellationToken ct) =>
        AskAsync(by.Through(service, ids), question, step, ct);

    /// <summary>How a packet leaves the workload's network for a service. Of several subnets the first counts from which there is no way.</summary>
    public async ValueTask<(NetworkFacts? Network, Way Way)> WayAsync(string service, CancellationToken ct)
    {
        if (_ways.TryGetValue(service, out var known))
        {
            return known;
        }

        (NetworkFacts?, Way) found = (null, new Way(WayKind.ServiceNetwork, ["It leaves from SageMaker's own network, which reaches every service of the region."]));
        foreach (var subnet in spec.Subnets)
        {
            var network = await world.NetworkAsync(subnet, ct);
            var way = network is null
                ? new Way(WayKind.None, [$"There is no subnet {subnet}."]) { Mend = $"Create the subnet, or name one that is there instead of {subnet}." }
                : WayFinder.Find(network, subnet, spec.SecurityGroups, service);
            found = subnet == spec.Subnets[0] || !way.IsOpen ? (network, way) : found;
            if (!way.IsOpen)
            {
                break;
            }
        }

        return _ways[service] = found;
    }

    private async ValueTask<bool> AskAsync(Call call, Question question, StepCall step, CancellationToken ct)
    {
        var judged = await StepJudge.JudgeAsync(world, call, question, ct);
        var denial = mode.IsReal && !mode.IsEnforced ? null : judged.Denial;
        var fault = step.Obstacle ?? denial;
        var isPolicy = step.Obstacle is null && !judged.IsAllowed;
        if (mode.IsReal)
        {
            if (judged.Decided is { } decided)
            {
                call.Decisions.Add(decided);
            }

            call.Resources.AddRange(step.Resources);
            Made.Add(new MadeCall(call, fault is null ? step.Subject : step.Subject with { Response = null }, fault));
        }

        Steps.Add(new AccessStep
        {
            Number = stepsBefore + Steps.Count + 1,
            Phase = step.Phase,
            Call = question.Action,
            Resource = question.Resource,
            Principal = call.Caller.Arn,
            Sentence = StepSentences.Of(step, judged, fault),
            Succeeds = fault is null,
            IsNeeded = step.IsNeeded,
            Way = step.Way is { } way ? new AccessWay(StepSentences.WordOf(way.Kind), way.Endpoint?.Id, way.Gateway, way.Hops) : null,
            DecidedBy = judged.DecidedBy,
            NeedsIdentity = judged.NeedsIdentity,
            Asked = judged.Asked,
            Reason = fault?.Message,
            Explanation = isPolicy ? judged.Explanation : null,
            Mend = fault is null ? null : isPolicy ? judged.Mend : step.Mend is { } mend ? new AccessMend(mend, []) : null,
            EventId = mode.IsReal ? call.EventId : null,
            Time = mode.IsReal ? mode.Time : null,
        });
        return fault is null;
    }
}
