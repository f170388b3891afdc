using System.Text.Json;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Questions;
using IamSim.Policies.Reference;
using IamSim.Policies.Simulation;
using IamSim.Rest;

namespace IamSim.Access.Questions;

/// <summary>The difference in access between two versions of a policy, over all actions of AWS.</summary>
/// <param name="Verdict"><c>more</c>, <c>less</c>, <c>same</c>; <c>different</c> where some is gained and some lost.</param>
/// <param name="Certain">False where conditions or patterns are of a make that may hide a difference.</param>
/// <param name="Gained">Actions that only the later version allows.</param>
/// <param name="Lost">Actions that only the earlier version allows.</param>
/// <param name="Changed">Actions of which resources or conditions differ, with a request that the two versions answer differently.</param>
/// <param name="Services">The same as numbers, by service.</param>
public sealed record ComparisonAnswer(
    AccessChange Verdict,
    bool Certain,
    IReadOnlyList<string> Gained,
    IReadOnlyList<string> Lost,
    IReadOnlyList<ActionChange> Changed,
    IReadOnlyList<ServiceDifference> Services);

/// <summary>How many actions of a service were gained, lost and changed.</summary>
public sealed record ServiceDifference(string Service, int Gained, int Lost, int Changed);

/// <summary>Reads two versions of a policy and compares them.</summary>
internal static class PolicyComparisonQuestion
{
    /// <summary>The comparison asks about every pair of statements. A policy of AWS's largest quota, 20 KB, has room for so many.</summary>
    private const int MostStatements = 400;

    private static readonly Dictionary<string, PolicyKind> Kinds =
        Enum.GetValues<PolicyKind>().ToDictionary(kind => FirstLetterLower.Instance.ConvertName(kind.ToString()), StringComparer.Ordinal);

    public static ComparisonAnswer Answer(JsonElement body, string partition)
    {
        QuestionBody.Object(body, "before", "after", "kind");
        var kind = QuestionBody.Text(body, "kind") is { } name
            ? Kinds.TryGetValue(name, out var known)
                ? known
                : throw new QuestionException("kind", $"There is no such kind of policy. Known are: {string.Join(", ", Kinds.Keys)}.")
            : PolicyKind.Identity;
        var (before, after) = (Read(body, "before", kind, partition), Read(body, "after", kind, partition));
        if (before.Document.Statements.Length + after.Document.Statements.Length > MostStatements)
        {
            throw new QuestionException("body", $"The two have more than {MostStatements} statements.");
        }

        var difference = PolicyComparison.Compare(before, after, ActionReference.Default);
        return new ComparisonAnswer(
            difference.Verdict, difference.IsCertain, difference.Gained, difference.Lost, difference.Changed, ByService(difference));
    }

    /// <summary>A document as JSON or as its text.</summary>
    private static CompiledPolicy Read(JsonElement body, string name, PolicyKind kind, string partition)
    {
        var text = QuestionBody.Member(body, name) switch
        {
            { ValueKind: JsonValueKind.Object } document => document.GetRawText(),
            { ValueKind: JsonValueKind.String } => QuestionBody.Text(body, name)!,
            _ => throw new QuestionException(name, "A policy is a JSON object, or a string that holds one."),
        };
        var parsed = PolicyDocument.Parse(text, kind, partition);
        return parsed.Document is { } valid
            ? CompiledPolicy.Compile(valid)
            : throw new QuestionException(
                [.. parsed.Errors.Select(error => QuestionProblem.Of(new SimulationError(name, error.Message, new TextPosition(error.Line, error.Column))))]);
    }

    private static List<ServiceDifference> ByService(AccessDifference difference)
    {
        var gained = Count(difference.Gained);
        var lost = Count(difference.Lost);
        var changed = Count(difference.Changed.Select(change => change.Action));
        return
        [
            .. gained.Keys.Union(lost.Keys).Union(changed.Keys).Order(StringComparer.Ordinal).Select(service => new ServiceDifference(
                service, gained.GetValueOrDefault(service), lost.GetValueOrDefault(service), changed.GetValueOrDefault(service))),
        ];
    }

    private static Dictionary<string, int> Count(IEnumerable<string> actions) =>
        actions.GroupBy(action => action.Split(':', 2)[0]).ToDictionary(service => service.Key, service => service.Count());
}
