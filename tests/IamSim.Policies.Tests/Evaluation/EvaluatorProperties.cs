using System.Collections.Concurrent;
using CsCheck;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Tests.Evaluation.Naive;

namespace IamSim.Policies.Tests.Evaluation;

/// <summary>The engine against a second, naive one, over at least 100,000 random questions in each run.</summary>
public class EvaluatorProperties
{
    private const int Cases = 120_000;

    [Fact]
    public void Decide_AgreesWithTheNaiveEvaluator_AndEveryElementIsCovered()
    {
        var seen = new ConcurrentDictionary<string, int>();
        CaseGenerator.Cases.Sample(
            question =>
            {
                var (request, policies) = question;
                var decision = PolicyEvaluator.Decide(request, policies);
                var naive = NaiveEvaluator.Decide(request, policies);
                Count(seen, request, policies, decision);
                return naive == (decision.Verdict.ToString(), decision.DecidedBy.ToString());
            },
            iter: Cases,
            print: Describe);
        Assert.All(Expected(), item => Assert.True(seen.GetValueOrDefault(item) > 0, $"Never seen: {item}"));
        if (Environment.GetEnvironmentVariable("IAMSIM_SHOW_COVERAGE") is not null)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', seen.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value,8} {pair.Key}")));
        }
    }

    [Fact]
    public void Explain_DecidesAsDecideDoes() => CaseGenerator.Cases.Sample(
        question => PolicyEvaluator.Explain(question.Request, question.Policies).Decision == PolicyEvaluator.Decide(question.Request, question.Policies),
        iter: 20_000,
        print: Describe);

    internal static string Describe((AuthorizationRequest Request, PolicySet Policies) question)
    {
        var (request, policies) = question;
        static string Of(PolicyLayer? layer) => layer is null ? "-" : string.Join(" + ", layer.Policies.Select(policy => policy.Policy.Document.ToJson()));
        return $"""
            {request.Principal.Type} {request.Principal.Arn} {request.Action} {request.Resource} of {request.ResourceAccount}
            context {string.Join(' ', request.Context.Keys.Select(key => $"{key}=[{string.Join(',', request.Context[key])}]"))}
            identity {Of(policies.Identity)}
            boundary {Of(policies.PermissionsBoundary)}
            session {Of(policies.Session)}
            resource {Of(policies.Resource)}
            scp {string.Join(" / ", policies.ServiceControl.Select(Of))}
            rcp {string.Join(" / ", policies.ResourceControl.Select(Of))}
            vpce {Of(policies.VpcEndpoint)}
            engine {PolicyEvaluator.Decide(request, policies)} naive {NaiveEvaluator.Decide(request, policies)}
            """;
    }

    private static void Count(ConcurrentDictionary<string, int> seen, AuthorizationRequest request, PolicySet policies, Decision decision)
    {
        void See(string item) => seen.AddOrUpdate(item, 1, (_, count) => count + 1);
        See($"{decision.Verdict} by {decision.DecidedBy}");
        See($"{request.Principal.Type}: {decision.Verdict}");
        var explanation = PolicyEvaluator.Explain(request, policies);
        foreach (var statement in explanation.Layers.SelectMany(layer => layer.Statements))
        {
            See($"{statement.Effect} {statement.Outcome}");
            foreach (var condition in statement.Conditions)
            {
                See($"{condition.Operator} {condition.Holds}");
            }
        }
    }

    private static IEnumerable<string> Expected()
    {
        foreach (var comparison in Enum.GetValues<ConditionComparison>())
        {
            foreach (var qualifier in Enum.GetValues<ConditionQualifier>())
            {
                var suffixes = comparison == ConditionComparison.Null ? [false] : new[] { false, true };
                if (comparison != ConditionComparison.Null || qualifier == ConditionQualifier.None)
                {
                    foreach (var exists in suffixes)
                    {
                        yield return $"{new ConditionOperator(comparison, qualifier, exists)} True";
                        yield return $"{new ConditionOperator(comparison, qualifier, exists)} False";
                    }
                }
            }
        }

        foreach (var layer in Enum.GetValues<PolicyLayerKind>().Where(layer => layer is not (PolicyLayerKind.None or PolicyLayerKind.Root)))
        {
            yield return $"ExplicitDeny by {layer}";
        }

        foreach (var layer in new[] { "ServiceControl", "VpcEndpoint", "Resource", "Identity", "PermissionsBoundary", "Session" })
        {
            yield return $"ImplicitDeny by {layer}";
        }

        foreach (var layer in new[] { "None", "Resource", "Identity", "Root" })
        {
            yield return $"Allowed by {layer}";
        }

        foreach (var type in Enum.GetValues<PrincipalType>())
        {
            yield return $"{type}: Allowed";
            yield return $"{type}: ImplicitDeny";
            yield return $"{type}: ExplicitDeny";
        }

        foreach (var outcome in new[] { "Applies", "ActionDiffers", "ResourceDiffers", "PrincipalDiffers", "ConditionFails" })
        {
            yield return $"Allow {outcome}";
            yield return $"Deny {outcome}";
        }
    }
}
