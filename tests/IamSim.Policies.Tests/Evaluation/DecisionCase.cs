using System.Text.Json;
using System.Text.Json.Serialization;

namespace IamSim.Policies.Tests.Evaluation;

/// <summary>A request and what AWS decides: a case of <c>cases/decisions</c>.</summary>
/// <param name="Name">What is special in it.</param>
/// <param name="Request">The request, as <c>POST /api/v1/simulations</c> takes it.</param>
/// <param name="Expected">The decision.</param>
/// <param name="Rule">AWS's rule.</param>
/// <param name="Link">The page of the rule.</param>
/// <param name="Evidence"><c>documentation</c>, or <c>guess</c> where AWS does not say.</param>
public sealed record DecisionCase(string Name, JsonElement Request, ExpectedDecision Expected, string Rule, string Link, string Evidence)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static IReadOnlyDictionary<string, DecisionCase> All { get; } = Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "cases", "decisions"), "*.json")
        .SelectMany(file => JsonSerializer.Deserialize<DecisionCase[]>(File.ReadAllText(file), Options)!
            .Select(found => ($"{Path.GetFileNameWithoutExtension(file)}: {found.Name}", found)))
        .ToDictionary(pair => pair.Item1, pair => pair.found);
}

/// <summary>What is expected; of the explanation, what it has to hold.</summary>
public sealed record ExpectedDecision
{
    public required string Decision { get; init; }

    public required string DecidedBy { get; init; }

    public IReadOnlyList<string> SentenceHas { get; init; } = [];

    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Absent: not asked. JSON's null: there is none.</summary>
    public JsonElement SmallestStatement { get; init; }
}
