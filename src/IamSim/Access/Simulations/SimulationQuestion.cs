using System.Text.Json;
using IamSim.Policies.Simulation;
using IamSim.Rest;

namespace IamSim.Access.Simulations;

/// <summary>Several simulated requests and whether their story is told.</summary>
internal sealed record SimulationQuestion(IReadOnlyList<SimulationRequest> Requests, bool Explain)
{
    private const int MostRequests = 1000;

    /// <summary>One question looks at no more statements than this, so that none keeps the server for long.</summary>
    private const long MostWork = 1_000_000;

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

        Bound(read);
        return new SimulationQuestion(read, explain);
    }

    /// <summary>Refuses what would take too long: the requests as they are to be decided, with all their policies.</summary>
    public static void Bound(IEnumerable<SimulationRequest> requests)
    {
        if (requests.Sum(request => request.Resources.Length * (1L + StatementsOf(request.Policies))) > MostWork)
        {
            throw new QuestionException("requests", "These are too many resources and statements for one question: ask it in parts.");
        }
    }

    public SimulationAnswer Answer() => new([.. Requests.Select(request => SimulatedResult.Of(RequestSimulator.Run(request, Explain)))]);

    private static long StatementsOf(SimulatedPolicies policies) =>
        policies.Identity.Sum(policy => policy.Policy.Document.Statements.Length)
        + (policies.Session?.Sum(policy => policy.Policy.Document.Statements.Length) ?? 0)
        + (policies.VpcEndpoint?.Sum(policy => policy.Policy.Document.Statements.Length) ?? 0)
        + (policies.Resource?.Policy.Document.Statements.Length ?? 0)
        + (policies.PermissionsBoundary?.Policy.Document.Statements.Length ?? 0)
        + policies.ServiceControl.Concat(policies.ResourceControl).Sum(level => level.Policies.Sum(policy => policy.Policy.Document.Statements.Length));
}
