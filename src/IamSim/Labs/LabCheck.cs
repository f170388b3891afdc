using System.Collections.Immutable;
using IamSim.Access;
using IamSim.Calls;
using IamSim.Iam.Policies;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;
using IamSim.Policies.Simulation;
using IamSim.Storage;

namespace IamSim.Labs;

/// <summary>One thing that a lab asks for.</summary>
/// <param name="Goal">What.</param>
/// <param name="Done">Whether it is so.</param>
/// <param name="Why">What is missing, or too much, and what decided it; null where it is done.</param>
internal sealed record LabFinding(string Goal, bool Done, string? Why);

/// <summary>The account of a learner as a lab looks at it: what the policy engine decides in it, and what there is.</summary>
internal sealed class LabCheck
{
    private readonly List<LabFinding> _findings = [];
    private readonly IReadOnlyDictionary<string, PolicyLayer> _trust;

    private LabCheck(Call call, IServiceProvider services, IReadOnlyList<PrincipalPolicies> all, IReadOnlyDictionary<string, PolicyLayer> trust)
    {
        (Call, Services, All, _trust) = (call, services, all, trust);
        Account = new LabAccount(call.Account, call.Partition, call.Region);
    }

    public Call Call { get; }

    public IServiceProvider Services { get; }

    public IamDb Db => Services.GetRequiredService<IamDb>();

    public LabAccount Account { get; }

    /// <summary>All users and roles but the learner that the lab itself made.</summary>
    public IReadOnlyList<PrincipalPolicies> All { get; }

    public IEnumerable<PrincipalPolicies> Users => All.Where(principal => principal.Kind == PrincipalKind.User);

    public IEnumerable<PrincipalPolicies> Roles => All.Where(principal => principal.Kind == PrincipalKind.Role);

    public IReadOnlyList<LabFinding> Findings => _findings;

    public static async Task<LabCheck> OpenAsync(Call call, IServiceProvider services, CancellationToken ct)
    {
        var all = await services.GetRequiredService<PrincipalPolicyReader>().AllAsync(call, ct);
        var trust = await services.GetRequiredService<StoredTrust>().AllAsync(call, ct);
        return new LabCheck(call, services, [.. all.Where(each => !(each.Kind == PrincipalKind.User && each.Name == LabStart.Learner))], trust);
    }

    public PrincipalPolicies? User(string name) => Users.FirstOrDefault(user => user.Name == name);

    public PrincipalPolicies? Role(string name) => Roles.FirstOrDefault(role => role.Name == name);

    /// <summary>Notes whether something is so.</summary>
    public void Note(string goal, bool done, string why) => _findings.Add(new LabFinding(goal, done, done ? null : why));

    /// <summary>Notes that one may do something, or why not.</summary>
    public void May(string goal, PrincipalPolicies? who, string action, string resource, params ReadOnlySpan<(string Key, string Value)> context) =>
        Decided(goal, who, action, resource, context, shall: true);

    /// <summary>Notes that one may not do something, or what lets this one: a permission too many is as wrong as one too few.</summary>
    public void MayNot(string goal, PrincipalPolicies? who, string action, string resource, params ReadOnlySpan<(string Key, string Value)> context) =>
        Decided(goal, who, action, resource, context, shall: false);

    /// <summary>Decides what one of the account asks for. Several values of a key are its name given several times.</summary>
    public Explanation Ask(
        PrincipalPolicies who, string action, string resource, ReadOnlySpan<(string Key, string Value)> context, PolicyLayer? policy = null) =>
        RequestSimulator.Run(
            StoredPrincipals.Place(
                Call,
                new SimulationRequest
                {
                    Action = action,
                    Resources = [new SimulatedResource { Arn = resource, Account = Account.Id, Policy = policy }],
                    Context = ContextOf(context),
                    AssumesResourceDelegates = policy is null,
                },
                who,
                "lab"),
            explain: true).Explanation!;

    /// <summary>What one who may do everything in S3 is let through a VPC endpoint for.</summary>
    public Explanation AskThrough(PolicyLayer endpoint, PrincipalPolicies who, string action, string resource)
    {
        var principal = who.ToRequestPrincipal("lab");
        return PolicyEvaluator.Explain(
            new AuthorizationRequest(
                principal,
                action,
                resource,
                RequestFacts.ContextOf(principal, who.TagMap(), action, Account.Id, ImmutableDictionary<string, string>.Empty, StoredPrincipals.TimeOf(Call)),
                Account.Id),
            new PolicySet { Identity = Everything, VpcEndpoint = endpoint });
    }

    /// <summary>Whether a service may assume a role for one of its resources.</summary>
    public Explanation AskAsService(string service, PrincipalPolicies role, string sourceAccount) => AskToAssume(
        new RequestPrincipal { Type = PrincipalType.Service, Arn = service },
        role,
        [
            ("aws:SourceAccount", sourceAccount),
            ("aws:SourceArn", $"arn:{Account.Partition}:{service.Split('.')[0]}:{Account.Region}:{sourceAccount}:training-job/lab"),
        ]);

    /// <summary>Whether somebody of another account, who may do everything there, may assume a role.</summary>
    public Explanation AskAsStranger(string account, PrincipalPolicies role, params ReadOnlySpan<(string Key, string Value)> context) => AskToAssume(
        new RequestPrincipal
        {
            Type = PrincipalType.User,
            Account = account,
            Arn = $"arn:{Account.Partition}:iam::{account}:user/visitor",
            UserId = "AIDAVISITORVISITOR000",
        },
        role,
        context);

    private Explanation AskToAssume(RequestPrincipal who, PrincipalPolicies role, ReadOnlySpan<(string Key, string Value)> context) => PolicyEvaluator.Explain(
        new AuthorizationRequest(
            who,
            "sts:AssumeRole",
            role.Arn,
            RequestFacts.ContextOf(
                who, ImmutableDictionary<string, string>.Empty, "sts:AssumeRole", Account.Id, role.TagMap(), [.. StoredPrincipals.TimeOf(Call), .. ContextOf(context)]),
            Account.Id),
        new PolicySet { Identity = Everything, Resource = _trust.GetValueOrDefault(role.Name) ?? PolicyLayer.Empty });

    private static PolicyLayer Everything { get; } = PolicyLayer.Of(new AttachedPolicy(
        CompiledDocument.Of("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""").Policy!,
        new PolicySource("everything", "the other account")));

    private void Decided(
        string goal, PrincipalPolicies? who, string action, string resource, ReadOnlySpan<(string Key, string Value)> context, bool shall)
    {
        if (who is null)
        {
            _findings.Add(new LabFinding(goal, false, "The user or role that this is about is not there."));
            return;
        }

        var story = Ask(who, action, resource, context);
        var done = story.Decision.IsAllowed == shall;
        _findings.Add(new LabFinding(goal, done, done ? null : story.Sentence));
    }

    private static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> ContextOf(ReadOnlySpan<(string Key, string Value)> context)
    {
        var keys = new Dictionary<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in context)
        {
            keys[key] = keys.GetValueOrDefault(key, []).Add(value);
        }

        return [.. keys];
    }
}
