using System.Collections.Immutable;
using System.Text.Json;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Benchmarks;

/// <summary>A set of policies and requests that the peers' benchmark reads too.</summary>
internal sealed class DecisionSet
{
    private DecisionSet(string name, PolicySet policies, AuthorizationRequest[] requests)
    {
        Name = name;
        Policies = policies;
        Requests = requests;
    }

    internal static IReadOnlyList<DecisionSet> All { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "sets"), "*.json").Order(StringComparer.Ordinal).Select(Read)];

    internal string Name { get; }

    internal PolicySet Policies { get; }

    internal AuthorizationRequest[] Requests { get; }

    internal static AttachedPolicy Policy(string json) =>
        AttachedPolicy.From(PolicyDocument.Parse(json, PolicyKind.Identity, "aws").Document ?? throw new InvalidOperationException("A benchmark's policy is malformed."), "policy");

    internal static AuthorizationRequest Request(string action, string resource, params IEnumerable<KeyValuePair<string, ImmutableArray<string>>> context) =>
        new(new RequestPrincipal { Type = PrincipalType.User, Arn = "arn:aws:iam::111122223333:user/alice", Account = "111122223333" }, action, resource, new RequestContext(context));

    private static DecisionSet Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var root = json.RootElement;
        var policies = new PolicySet { Identity = PolicyLayer.Of(root.GetProperty("policies").EnumerateArray().Select(policy => Policy(policy.GetRawText()))) };
        var requests = new List<AuthorizationRequest>();
        foreach (var asked in root.GetProperty("requests").EnumerateArray())
        {
            var request = Request(
                asked.GetProperty("action").GetString()!,
                asked.GetProperty("resource").GetString()!,
                asked.GetProperty("context").EnumerateObject().Select(pair => new KeyValuePair<string, ImmutableArray<string>>(pair.Name, [pair.Value.GetString()!])));
            var verdict = PolicyEvaluator.Decide(request, policies).Verdict;
            if (!string.Equals(verdict.ToString(), asked.GetProperty("expected").GetString(), StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException($"{file}: {request.Action} on {request.Resource} is {verdict}.");
            }

            requests.Add(request);
        }

        return new DecisionSet(root.GetProperty("name").GetString()!, policies, [.. requests]);
    }
}
