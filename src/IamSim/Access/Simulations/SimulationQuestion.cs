using System.Text.Json;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Simulation;
using IamSim.Rest;

namespace IamSim.Access.Simulations;

/// <summary>Several simulated requests and whether their story is told.</summary>
internal sealed record SimulationQuestion(IReadOnlyList<SimulationRequest> Requests, bool Explain)
{
    private const int MostRequests = 1000;

    /// <summary>One question looks at no more patterns than this, and tells of no more statements, so that none keeps the server for long.</summary>
    private const long MostPatterns = 50_000_000;

    private const long MostTold = 200_000;

    public static SimulationQuestion Read(JsonElement body)
    {
        QuestionBody.Object(body, "explain", "requests");
        if (QuestionBody.Member(body, "requests") is not { ValueKind: JsonValueKind.Array } requests)
        {
            throw new QuestionException("requests", "This must be a list of requests.");
        }

        if (requests.GetArrayLength() is var count && count is 0 or > MostRequests)
        {
            throw new QuestionException("requests", $"There must be 1 to {MostRequests} requests.");
        }

        var explain = QuestionBody.Flag(body, "explain");
        var read = new List<SimulationRequest>();
        var problems = new List<QuestionProblem>();
        var index = 0;
        foreach (var request in requests.EnumerateArray())
        {
            try
            {
                read.Add(QuestionBody.Request(request, $"requests[{index++}]"));
            }
            catch (QuestionException e)
            {
                problems.AddRange(e.Problems);
            }
        }

        if (problems.Count > 0)
        {
            throw new QuestionException(problems);
        }

        var question = new SimulationQuestion(read, explain);
        question.Bound();
        return question;
    }

    /// <summary>Refuses what would take too long: the requests as they are to be decided, with all their policies.</summary>
    public void Bound()
    {
        var patterns = Requests.Sum(request => request.Resources.Length * (1 + DocumentWeight.Of(PoliciesOf(request))));
        var told = Requests.Sum(request => request.Resources.Length * (Explain ? 1L + StatementsOf(request) : 1));
        if (patterns > MostPatterns || told > MostTold)
        {
            throw new QuestionException("requests", "These are too many resources and statements for one question: ask it in parts.");
        }
    }

    public SimulationAnswer Answer() => new([.. Requests.Select(request => SimulatedResult.Of(RequestSimulator.Run(request, Explain)))]);

    private static long StatementsOf(SimulationRequest request) => PoliciesOf(request).Sum(policy => policy.Policy.Document.Statements.Length);

    private static IEnumerable<AttachedPolicy> PoliciesOf(SimulationRequest request)
    {
        var policies = request.Policies;
        return
        [
            .. policies.Identity,
            .. policies.Session ?? [],
            .. policies.VpcEndpoint ?? [],
            .. new[] { policies.PermissionsBoundary, policies.Resource }.OfType<AttachedPolicy>(),
            .. policies.ServiceControl.Concat(policies.ResourceControl).SelectMany(level => level.Policies),
            .. request.Resources.SelectMany(resource => resource.Policy?.Policies ?? []),
            .. request.Resources.SelectMany(resource => resource.ResourceControl).Distinct().SelectMany(level => level.Policies),
        ];
    }
}
