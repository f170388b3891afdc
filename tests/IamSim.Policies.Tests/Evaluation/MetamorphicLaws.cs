using System.Text.Json.Nodes;
using CsCheck;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Tests.Evaluation;

/// <summary>What must never change a decision, or only in one direction, whatever the policies.</summary>
public class MetamorphicLaws
{
    private const int Cases = 5_000;

    private static readonly AttachedPolicy DenySomething = Policy("""{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":["s3:Get*","kms:*"],"Resource":"*"}}""");

    private static readonly AttachedPolicy AllowSomething = Policy("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:*","kms:*"],"Resource":"*"}}""");

    private static readonly AttachedPolicy AllowS3Reads = Policy("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}""");

    [Fact]
    public void AnotherDeny_NeverWidens() => Law((request, policies) => IsNoWider(
        PolicyEvaluator.Decide(request, policies with { Identity = PolicyLayer.Of([.. policies.Identity.Policies, DenySomething]) }), PolicyEvaluator.Decide(request, policies)));

    [Fact]
    public void AnotherAllow_NeverNarrows() => Law((request, policies) => IsNoWider(
        PolicyEvaluator.Decide(request, policies), PolicyEvaluator.Decide(request, policies with { Identity = PolicyLayer.Of([.. policies.Identity.Policies, AllowSomething]) })));

    [Fact]
    public void OrderOfStatementsAndPolicies_NeverMatters() => Law((request, policies) =>
        PolicyEvaluator.Decide(request, policies) == PolicyEvaluator.Decide(request, Rewritten(policies, statements => [.. statements.Reverse()])));

    [Fact]
    public void SplittingLists_NeverMatters() => Law((request, policies) =>
        PolicyEvaluator.Decide(request, policies) == PolicyEvaluator.Decide(request, Rewritten(policies, statements => [.. statements.SelectMany(Split)])));

    [Fact]
    public void ABoundary_OnlyNarrows_AndNotWhatAResourceGrantsDirectly() => Law((request, policies) =>
    {
        // A boundary makes Deny with NotPrincipal hold; that narrows too.
        var without = PolicyEvaluator.Decide(request, policies with { PermissionsBoundary = null });
        var with = PolicyEvaluator.Decide(request, policies with { PermissionsBoundary = PolicyLayer.Of(AllowS3Reads) });
        var grant = policies.Resource?.Decide(request, hasBoundary: true).Allows;
        var isDirect = without is { IsAllowed: true, DecidedBy: PolicyLayerKind.Resource } && grant == PrincipalMatch.Direct && request.Principal.IsOfAccount;
        return IsNoWider(with, without) && (!isDirect || with.IsAllowed || with.Verdict == Verdict.ExplicitDeny);
    });

    [Fact]
    public void ASessionPolicy_OnlyNarrows_ButForFederatedUsers() => Law((request, policies) =>
        request.Principal.Type == PrincipalType.FederatedUser
        || IsNoWider(PolicyEvaluator.Decide(request, policies with { Session = PolicyLayer.Of(AllowSomething) }), PolicyEvaluator.Decide(request, policies with { Session = null })));

    [Fact]
    public void AnotherLevelOfServiceControl_OnlyNarrows() => Law((request, policies) => IsNoWider(
        PolicyEvaluator.Decide(request, policies with { ServiceControl = policies.ServiceControl.Add(PolicyLayer.Of(AllowSomething)) }), PolicyEvaluator.Decide(request, policies)));

    [Fact]
    public void AnUnrelatedKey_ChangesNothing() => Law((request, policies) =>
    {
        var context = request.Context.Keys.Select(key => KeyValuePair.Create(key, request.Context[key])).Append(new("custom:unrelated", ["x"]));
        var wider = new AuthorizationRequest(request.Principal, request.Action, request.Resource, new RequestContext(context), request.ResourceAccount);
        return PolicyEvaluator.Decide(wider, policies) == PolicyEvaluator.Decide(request, policies);
    });

    [Fact]
    public void CaseOfActionAndKeys_NeverMatters() => Law((request, policies) =>
    {
        var context = request.Context.Keys.Select(key => KeyValuePair.Create(key.ToUpperInvariant(), request.Context[key]));
        var shouted = new AuthorizationRequest(
            request.Principal, request.Action.ToUpperInvariant(), request.Resource, new RequestContext(context), request.ResourceAccount);
        return PolicyEvaluator.Decide(shouted, policies) == PolicyEvaluator.Decide(request, policies);
    });

    [Fact]
    public void ManyOtherStatements_NeverMatter() => Law(
        (request, policies) =>
        {
            // Enough patterns that the index is searched: their beginnings nest and lie around those that matter.
            var others = Enumerable.Range(0, 20).Select(index => Policy("""
                {"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":["arn:aws:s3:::datAAA-none/*","arn:aws:s3:::data/###*/none","arn:aws:s###:::*","arn:aws:s3:::*none###","arn:aws:s3:*:*:dat###/*"]}}
                """.Replace("AAA", new string('a', index), StringComparison.Ordinal).Replace("###", $"{index + 10}", StringComparison.Ordinal)));
            return request.Resource.Contains("none", StringComparison.Ordinal)
                || PolicyEvaluator.Decide(request, policies with { Identity = PolicyLayer.Of([.. policies.Identity.Policies, .. others]) }) == PolicyEvaluator.Decide(request, policies);
        });

    private static void Law(Func<AuthorizationRequest, PolicySet, bool> holds) =>
        CaseGenerator.Cases.Sample(question => holds(question.Request, question.Policies), iter: Cases, print: EvaluatorProperties.Describe);

    private static bool IsNoWider(Decision narrow, Decision wide) => !narrow.IsAllowed || wide.IsAllowed;

    private static PolicySet Rewritten(PolicySet policies, Func<JsonObject[], JsonObject[]> rewrite)
    {
        PolicyLayer Of(PolicyLayer layer) => PolicyLayer.Of(layer.Policies.Reverse().Select(policy => Rewritten(policy, rewrite)));
        return new PolicySet
        {
            Identity = Of(policies.Identity),
            PermissionsBoundary = policies.PermissionsBoundary is { } boundary ? Of(boundary) : null,
            Session = policies.Session is { } session ? Of(session) : null,
            Resource = policies.Resource is { } resource ? Of(resource) : null,
            ServiceControl = [.. policies.ServiceControl.Select(Of)],
            ResourceControl = [.. policies.ResourceControl.Select(Of)],
            VpcEndpoint = policies.VpcEndpoint is { } endpoint ? Of(endpoint) : null,
            AssumesResourceDelegates = policies.AssumesResourceDelegates,
        };
    }

    private static AttachedPolicy Rewritten(AttachedPolicy policy, Func<JsonObject[], JsonObject[]> rewrite)
    {
        var document = JsonNode.Parse(policy.Policy.Document.ToJson())!.AsObject();
        var statements = document["Statement"] is JsonArray list ? list.Select(statement => statement!.DeepClone().AsObject()) : [document["Statement"]!.DeepClone().AsObject()];
        document["Statement"] = new JsonArray([.. rewrite([.. statements])]);
        return AttachedPolicy.From(PolicyDocument.ParseToAsk(document.ToJsonString(), policy.Policy.Document.Kind).Document!, policy.Source.Id);
    }

    /// <summary>One statement for each pair of action and resource; lists of exceptions can't be taken apart.</summary>
    private static IEnumerable<JsonObject> Split(JsonObject statement) =>
        from action in Items(statement, "Action")
        from resource in Items(statement, "Resource")
        select With(With(statement, "Action", action), "Resource", resource);

    private static IEnumerable<JsonNode?> Items(JsonObject statement, string element) =>
        statement[element] is JsonArray list ? list.Select(item => item?.DeepClone()) : [statement[element]?.DeepClone()];

    private static JsonObject With(JsonObject statement, string element, JsonNode? value)
    {
        var copy = statement.DeepClone().AsObject();
        if (value is not null)
        {
            copy[element] = value.DeepClone();
        }

        return copy;
    }

    private static AttachedPolicy Policy(string json) => AttachedPolicy.From(PolicyDocument.ParseToAsk(json, PolicyKind.Identity).Document!, "p");
}
