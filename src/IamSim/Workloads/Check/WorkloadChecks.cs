using IamSim.Access;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts.SageMaker;
using IamSim.Iam.Policies;
using IamSim.Kms.Facts;
using IamSim.Rest;
using IamSim.S3.Facts;
using IamSim.Storage;
using IamSim.Workloads.Specs;
using IamSim.Workloads.Steps;
using IamSim.Workloads.Worlds;

namespace IamSim.Workloads.Check;

/// <summary>What a dry run tells: of each execution role that the request names.</summary>
/// <param name="Succeeds">True where the job could be made and would end well.</param>
/// <param name="Sentence">In a sentence.</param>
/// <param name="Caller">Whether the one who would make it may; absent for a caller whom nothing limits.</param>
/// <param name="Paths">The way of the job; of a tuning job the way of each of its definitions' training jobs.</param>
/// <param name="LeastPrivilege">The policies that exactly this job needs, in the order of the paths.</param>
public sealed record WorkloadCheck(
    bool Succeeds, string Sentence, IReadOnlyList<AccessStep> Caller, IReadOnlyList<AccessPath> Paths, IReadOnlyList<LeastPrivilege> LeastPrivilege);

/// <summary>Dry runs of workloads: the same steps as a job's that runs, decided by the same engine, and nothing happens.</summary>
internal sealed class WorkloadChecks(
    IServiceProvider services,
    IBuckets buckets,
    IKeys keys,
    IEnumerable<IServiceQuestions> questions,
    PrincipalPolicyReader principals,
    CompiledDocuments documents,
    Ids ids)
{
    /// <exception cref="QuestionException">What is wrong with the question.</exception>
    public async ValueTask<WorkloadCheck> CheckAsync(Call call, CheckQuestion question, CancellationToken ct)
    {
        var region = question.Region ?? call.Region;
        IWorld world = StoredWorld.In(services, call);
        if (question.Suppose is { } suppose)
        {
            var supposed = new SupposedWorld(world);
            suppose.Place(supposed, documents, call.Account, region);
            world = supposed;
        }

        var caller = await CallerStepsAsync(world, call, question, ct);
        var paths = new List<AccessPath>();
        var least = new List<LeastPrivilege>();
        foreach (var spec in WorkloadSpecs.Of(question.Request, region, call.Account))
        {
            var walk = new AccessWalk(world, spec, new WalkMode(call.Time, IsReal: false, IsEnforced: true), ids);
            var phases = new WorkloadPhases(walk, new DataSteps(walk, buckets, keys));
            await phases.WalkAsync(ct);
            var failure = walk.Failure;
            paths.Add(AccessPath.Of(
                spec.Arn,
                spec.RoleArn,
                walk.Steps,
                failure is null ? null : failure.Phase == WorkloadPhases.Create ? FailureReasons.AtOnce(spec, failure, phases.Empty).Message : FailureReasons.Later(failure)));
            least.Add(Steps.LeastPrivilege.Of(spec, walk.Steps));
        }

        var denied = caller.FirstOrDefault(step => !step.Succeeds);
        var failing = paths.FirstOrDefault(path => !path.Succeeds);
        return new WorkloadCheck(
            denied is null && failing is null,
            denied?.Sentence ?? failing?.Sentence ?? "The job can be made, and every step that it needs succeeds.",
            caller,
            paths,
            least);
    }

    /// <summary>What whoever makes the job needs: the operation itself, and to pass the role.</summary>
    private async ValueTask<IReadOnlyList<AccessStep>> CallerStepsAsync(IWorld world, Call call, CheckQuestion question, CancellationToken ct)
    {
        var service = questions.FirstOrDefault(each => each.Service == SageMakerService.Contract);
        if (service is null)
        {
            return [];
        }

        var asking = new CallerWorld(world, call);
        var by = call;
        if (question.Principal is { } principal)
        {
            (by, asking) = await AsAsync(world, call, principal, ct);
        }

        var steps = new List<AccessStep>();
        foreach (var asked in await service.OfAsync(services, by, question.Request, ct))
        {
            var judged = await StepJudge.JudgeAsync(asking, by, asked, ct);
            steps.Add(new AccessStep
            {
                Number = steps.Count + 1,
                Phase = WorkloadPhases.Create,
                Call = asked.Action,
                Resource = asked.Resource,
                Principal = by.Caller.Arn,
                Sentence = StepSentences.Of(
                    new StepCall(WorkloadPhases.Create, $"{by.Caller.Arn} calls {asked.Action} on {asked.Resource}", new CallSubject(question.Operation, question.Request)), judged, judged.Denial),
                Succeeds = judged.IsAllowed,
                DecidedBy = judged.DecidedBy,
                Asked = judged.Asked,
                Reason = judged.Denial?.Message,
                Explanation = judged.Explanation,
                Mend = judged.Mend,
            });
        }

        return steps;
    }

    private async ValueTask<(Call By, CallerWorld World)> AsAsync(IWorld world, Call call, string principal, CancellationToken ct)
    {
        if (PrincipalArn.Parse(principal) is not { Kind: not PrincipalKind.Group } arn || arn.Account != call.Account
            || await principals.FindAsync(call, arn.Kind, arn.Name, ct) is not { } held)
        {
            throw new QuestionException("principal", "This must be the ARN of a user, a role or a role's session that the account has.");
        }

        var session = arn.Kind == PrincipalKind.Role ? arn.Session ?? "check" : null;
        var asks = held.ToRequestPrincipal(session);
        var by = call.As(new Caller(
            arn.Kind == PrincipalKind.User ? CallerKind.IamUser : CallerKind.AssumedRole, call.Account, asks.UserId ?? held.Id, asks.Arn ?? held.Arn, held.Name, null));
        return (by, new CallerWorld(world, by, CallerAccessReader.Of(held, asks, session: null)));
    }

    /// <summary>The world in which one caller's policies are known already.</summary>
    private sealed class CallerWorld(IWorld world, Call by, CallerAccess? known = null) : IWorld
    {
        public ValueTask<CallerAccess?> AccessAsync(Call call, CancellationToken ct) =>
            ReferenceEquals(call, by) && known is not null ? ValueTask.FromResult<CallerAccess?>(known) : world.AccessAsync(call, ct);

        public ValueTask<Sts.Roles.AssumableRole?> RoleAsync(string arn, CancellationToken ct) => world.RoleAsync(arn, ct);

        public ValueTask<AccountControls?> ControlsAsync(string account, CancellationToken ct) => world.ControlsAsync(account, ct);

        public ValueTask<BucketFacts?> BucketAsync(string name, CancellationToken ct) => world.BucketAsync(name, ct);

        public ValueTask<IReadOnlyList<ObjectFacts>> ObjectsAsync(BucketFacts bucket, string prefix, int most, CancellationToken ct) =>
            world.ObjectsAsync(bucket, prefix, most, ct);

        public ValueTask<KeyFacts?> KeyAsync(string account, string region, string keyId, CancellationToken ct) => world.KeyAsync(account, region, keyId, ct);

        public ValueTask<Ec2.Facts.NetworkFacts?> NetworkAsync(string subnetId, CancellationToken ct) => world.NetworkAsync(subnetId, ct);
    }
}
