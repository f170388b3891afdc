using System.Xml.Linq;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Simulation;

/// <summary>Calls of the policy simulator, and what tests read of its answers.</summary>
internal static class SimulationCalls
{
    public static (string, string)[] List(string name, params string[] values) =>
        [.. values.Select((value, index) => ($"{name}.member.{index + 1}", value))];

    public static (string, string)[] Key(int place, string name, string type, params string[] values) =>
    [
        ($"ContextEntries.member.{place}.ContextKeyName", name),
        ($"ContextEntries.member.{place}.ContextKeyType", type),
        .. List($"ContextEntries.member.{place}.ContextKeyValues", values),
    ];

    public static Task<WireAnswer> CustomAsync(this TestAccount account, string policy, string action, params (string, string)[] more) =>
        account.CallAsync("SimulateCustomPolicy", [.. List("PolicyInputList", policy), .. List("ActionNames", action), .. more]);

    public static Task<WireAnswer> PrincipalAsync(this TestAccount account, string arn, string action, params (string, string)[] more) =>
        account.CallAsync("SimulatePrincipalPolicy", [("PolicySourceArn", arn), .. List("ActionNames", action), .. more]);

    /// <summary>The result of the one action.</summary>
    public static XElement Result(this WireAnswer answer)
    {
        Assert.True(answer.Status == 200, $"{answer.Status} {answer.Code}: {answer.Message}");
        return Assert.Single(answer.Members("EvaluationResults"));
    }

    public static string Decision(this WireAnswer answer) => answer.Result().Text("EvalDecision")!;

    public static string? Text(this XElement element, string path) =>
        path.Split('/').Aggregate((XElement?)element, (at, name) => at?.Elements().FirstOrDefault(e => e.Name.LocalName == name))?.Value;

    public static IReadOnlyList<XElement> Items(this XElement element, string list) =>
        element.Elements().FirstOrDefault(e => e.Name.LocalName == list)?.Elements().ToList() ?? [];

    /// <summary>The statements that decided: policy, type, and from where to where.</summary>
    public static IReadOnlyList<string> Matched(this XElement result) =>
    [
        .. result.Items("MatchedStatements").Select(s => $"{s.Text("SourcePolicyId")} ({s.Text("SourcePolicyType")}) "
            + $"{s.Text("StartPosition/Line")}:{s.Text("StartPosition/Column")}-{s.Text("EndPosition/Line")}:{s.Text("EndPosition/Column")}"),
    ];

    public static IReadOnlyList<string> Missing(this XElement result) => [.. result.Items("MissingContextValues").Select(key => key.Value)];
}
