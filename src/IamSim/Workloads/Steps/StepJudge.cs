using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Access.Simulations;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;
using IamSim.Workloads.Worlds;

namespace IamSim.Workloads.Steps;

/// <summary>What was decided of one call, and what of it goes into the story.</summary>
internal sealed record Judgement(bool IsAllowed)
{
    public PolicyLayerKind? DecidedBy { get; init; }

    public IReadOnlyList<AskedPolicies> Asked { get; init; } = [];

    /// <summary>The refusal in AWS's words; null where the call is allowed.</summary>
    public Fault? Denial { get; init; }

    public ExplanationView? Explanation { get; init; }

    public AccessMend? Mend { get; init; }

    /// <summary>False where the call would be allowed without any identity policy.</summary>
    public bool NeedsIdentity { get; init; } = true;

    /// <summary>For the event: what was asked and decided.</summary>
    public DecidedQuestion? Decided { get; init; }
}

/// <summary>Asks the policy engine about a step, and finds the smallest change that would let it pass.</summary>
internal static class StepJudge
{
    /// <summary>Cross-account, boundary, session, endpoint and two levels of an organization: more layers cannot be missing at once.</summary>
    private const int MostChanges = 8;

    public static async ValueTask<Judgement> JudgeAsync(IWorld world, Call call, Question question, CancellationToken ct)
    {
        var access = call.Caller.Kind == CallerKind.AwsService
            ? new CallerAccess { Principal = new RequestPrincipal { Type = PrincipalType.Service, Arn = call.Caller.Arn } }
            : await world.AccessAsync(call, ct);
        if (access is null)
        {
            return new Judgement(false) { Denial = CommonFaults.AccessDenied($"{call.Caller.Arn} is not there any more.") };
        }

        var owner = question.ResourceAccount is { } account && account != access.Principal.Account ? await world.ControlsAsync(account, ct) : null;
        var (request, policies) = Authorizer.Build(call, access, owner, question);
        var explanation = PolicyEvaluator.Explain(request, policies);
        var judgement = new Judgement(explanation.Decision.IsAllowed)
        {
            DecidedBy = explanation.Decision.DecidedBy,
            Asked = AskedOf(explanation),
            NeedsIdentity = !PolicyEvaluator.Decide(request, policies with { Identity = PolicyLayer.Empty }).IsAllowed,
            Decided = new DecidedQuestion(access, request, policies, explanation.Decision),
        };
        return judgement.IsAllowed ? judgement : judgement with
        {
            Denial = AccessDenials.Of(call, question, request, policies, explanation.Decision),
            Explanation = ExplanationView.Of(explanation),
            Mend = MendOf(call, question, request, policies, explanation),
        };
    }

    private static ImmutableArray<AskedPolicies> AskedOf(Explanation explanation) =>
    [
        .. explanation.Layers.Where(layer => layer.Verdict != LayerVerdict.NotApplicable).Select(layer => new AskedPolicies(
            layer.Kind,
            layer.Verdict,
            [.. layer.Statements.Where(statement => statement.Outcome == StatementOutcome.Applies).Select(NameOf)])),
    ];

    private static string NameOf(StatementExplanation statement) =>
        $"{statement.Effect} {statement.Sid ?? $"statement {statement.Index + 1}"} of {statement.Policy.Id}";

    private static AccessMend? MendOf(Call call, Question question, AuthorizationRequest request, PolicySet policies, Explanation explanation)
    {
        if (explanation.Decision.Verdict == Verdict.ExplicitDeny)
        {
            return new AccessMend(WithoutDeny(explanation), []);
        }

        var changes = new List<PolicyChange>();
        var (now, decision) = (policies, explanation.Decision);
        while (!decision.IsAllowed && changes.Count < MostChanges)
        {
            if (decision.Verdict == Verdict.ExplicitDeny)
            {
                return new AccessMend(
                    $"{Sentence(changes)} Even then a statement would deny it: {WithoutDeny(PolicyEvaluator.Explain(request, now))}", changes);
            }

            var statement = Statement(decision.DecidedBy, request);
            if (statement is null || Add(now, decision.DecidedBy, statement, request) is not { } more)
            {
                return changes.Count == 0 ? null : new AccessMend(Sentence(changes), changes);
            }

            changes.Add(new PolicyChange(WordOf(decision.DecidedBy, request.Action), WhoseOf(decision.DecidedBy, call, question, request), Parse(statement)));
            now = more;
            decision = PolicyEvaluator.Decide(request, now);
        }

        return decision.IsAllowed ? new AccessMend(Sentence(changes), changes) : null;
    }

    private static string WithoutDeny(Explanation explanation)
    {
        var denying = explanation.Layers.SelectMany(layer => layer.Statements)
            .FirstOrDefault(statement => statement is { Effect: PolicyEffect.Deny, Outcome: StatementOutcome.Applies });
        if (denying is null)
        {
            return "Remove the statement that denies it.";
        }

        var name = $"{denying.Sid ?? $"statement {denying.Index + 1}"} of {denying.Policy.Id}";
        return denying.Conditions.IsDefaultOrEmpty
            ? $"Remove {name}, or narrow it: it denies whatever allows."
            : $"Let the call not meet the condition of {name}, or narrow it: {string.Join(" and ", denying.Conditions.Select(Told))}.";
    }

    private static string Told(ConditionExplanation condition) =>
        $"{condition.Operator} {condition.Key} [{string.Join(", ", condition.Asked)}] holds, for the call has "
        + (condition.Present is { } present ? $"[{string.Join(", ", present)}]" : "none");

    private static string Sentence(List<PolicyChange> changes) => changes.Count == 0 ? string.Empty : string.Join(" ", changes.Select(change =>
        $"Add {change.Statement.GetRawText()} to {PhraseOf(change)}."));

    private static string PhraseOf(PolicyChange change) => change.Policy switch
    {
        "identity" => $"a policy of {change.Of}",
        "permissionsBoundary" => $"the permissions boundary of {change.Of}",
        "trust" => $"the trust policy of {change.Of}",
        "key" => $"the key policy of {change.Of}",
        "bucket" => $"the bucket policy of {change.Of}",
        "vpcEndpoint" => $"the policy of VPC endpoint {change.Of}",
        "serviceControl" => $"the service control policies of account {change.Of}",
        "resourceControl" => $"the resource control policies of account {change.Of}",
        "session" => $"the session policy of {change.Of}",
        _ => $"the policy of {change.Of}",
    };

    private static string WordOf(PolicyLayerKind kind, string action) => kind switch
    {
        PolicyLayerKind.Identity => "identity",
        PolicyLayerKind.PermissionsBoundary => "permissionsBoundary",
        PolicyLayerKind.Session => "session",
        PolicyLayerKind.VpcEndpoint => "vpcEndpoint",
        PolicyLayerKind.ServiceControl => "serviceControl",
        PolicyLayerKind.ResourceControl => "resourceControl",
        _ => action.Split(':')[0] switch
        {
            "sts" => "trust",
            "s3" => "bucket",
            "kms" => "key",
            "ecr" => "repository",
            _ => "resource",
        },
    };

    private static string WhoseOf(PolicyLayerKind kind, Call call, Question question, AuthorizationRequest request) => kind switch
    {
        PolicyLayerKind.Identity or PolicyLayerKind.PermissionsBoundary or PolicyLayerKind.Session => request.Principal.RoleArn ?? request.Principal.Arn ?? string.Empty,
        PolicyLayerKind.VpcEndpoint => call.Endpoint?.Id ?? string.Empty,
        PolicyLayerKind.ServiceControl => request.Principal.Account ?? string.Empty,
        PolicyLayerKind.ResourceControl => question.ResourceAccount ?? request.Principal.Account ?? string.Empty,
        _ => BucketOf(request.Resource),
    };

    /// <summary>An object has no policy of its own: its bucket has.</summary>
    private static string BucketOf(string resource) =>
        resource.Contains(":s3:::", StringComparison.Ordinal) && resource.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? resource[..slash] : resource;

    /// <summary>The statement that allows the call and nothing else; null where no statement of this kind could.</summary>
    private static JsonObject? Statement(PolicyLayerKind kind, AuthorizationRequest request)
    {
        if (kind is not (PolicyLayerKind.Identity or PolicyLayerKind.PermissionsBoundary or PolicyLayerKind.Session or PolicyLayerKind.Resource
            or PolicyLayerKind.VpcEndpoint or PolicyLayerKind.ServiceControl or PolicyLayerKind.ResourceControl))
        {
            return null;
        }

        var statement = new JsonObject { ["Effect"] = "Allow" };
        if (kind == PolicyLayerKind.Resource)
        {
            statement["Principal"] = request.Principal.Type == PrincipalType.Service
                ? new JsonObject { ["Service"] = request.Principal.Arn }
                : new JsonObject { ["AWS"] = request.Principal.RoleArn ?? request.Principal.Arn };
        }
        else if (kind is PolicyLayerKind.VpcEndpoint or PolicyLayerKind.ResourceControl)
        {
            statement["Principal"] = "*";
        }

        statement["Action"] = request.Action;
        if (kind != PolicyLayerKind.Resource || !request.Action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase))
        {
            statement["Resource"] = kind == PolicyLayerKind.Resource && request.Action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase) ? "*" : request.Resource;
        }

        return statement;
    }

    private static PolicySet? Add(PolicySet policies, PolicyLayerKind kind, JsonObject statement, AuthorizationRequest request)
    {
        var document = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statement.DeepClone() }.ToJsonString();
        var of = kind switch
        {
            PolicyLayerKind.Resource when request.Action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase) => PolicyKind.Trust,
            PolicyLayerKind.Resource or PolicyLayerKind.VpcEndpoint or PolicyLayerKind.ResourceControl => PolicyKind.Resource,
            _ => PolicyKind.Identity,
        };
        if (PolicyDocument.ParseToAsk(document, of).Document is not { } parsed)
        {
            return null;
        }

        var added = AttachedPolicy.From(parsed, "the mend");
        return kind switch
        {
            PolicyLayerKind.Identity => policies with { Identity = With(policies.Identity, added) },
            PolicyLayerKind.PermissionsBoundary => policies with { PermissionsBoundary = With(policies.PermissionsBoundary, added) },
            PolicyLayerKind.Session => policies with { Session = With(policies.Session, added) },
            PolicyLayerKind.Resource => policies with { Resource = With(policies.Resource, added) },
            PolicyLayerKind.VpcEndpoint => policies with { VpcEndpoint = With(policies.VpcEndpoint, added) },
            PolicyLayerKind.ServiceControl => policies with { ServiceControl = [.. policies.ServiceControl.Select(level => With(level, added))] },
            PolicyLayerKind.ResourceControl => policies with { ResourceControl = [.. policies.ResourceControl.Select(level => With(level, added))] },
            _ => null,
        };
    }

    private static PolicyLayer With(PolicyLayer? layer, AttachedPolicy added) => PolicyLayer.Of([.. layer?.Policies ?? [], added]);

    private static JsonElement Parse(JsonObject statement)
    {
        using var json = JsonDocument.Parse(statement.ToJsonString());
        return json.RootElement.Clone();
    }
}
