using System.Globalization;
using System.Text;
using IamSim.Policies.Documents;
using IamSim.Policies.Reference;

namespace IamSim.Iam.DelegationRequests;

/// <summary>A delegation request in plain words, composed from its permission policy.</summary>
internal static class DelegationSummary
{
    private const string Origin = "This summary was composed by IamSim from the request's permission policy; no language model wrote it.";

    /// <summary>The model's longest summary (<c>summaryContentType</c>).</summary>
    private const int MostCharacters = 10_000;

    public static string Of(DelegationRequest request)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{request.RequestorName ?? "The product provider"} (account {request.AccountId}) asks for temporary ");
        text.Append(CultureInfo.InvariantCulture, $"access to your account for {Duration(request.SessionDuration)}.\n");
        foreach (var statement in PolicyDocument.ParseToAsk(request.PermissionPolicy, PolicyKind.Identity).Document!.Statements)
        {
            var line = $"\n- {Sentence(statement)}";
            if (text.Length + line.Length > MostCharacters - Origin.Length - 100)
            {
                text.Append("\n- … and more than this summary can hold.");
                break;
            }

            text.Append(line);
        }

        return text.Append("\n\n").Append(Origin).ToString();
    }

    private static string Duration(int seconds)
    {
        (int Count, string What)[] parts = [(seconds / 3600, "hour"), (seconds / 60 % 60, "minute"), (seconds % 60, "second")];
        return string.Join(" and ", parts.Where(part => part.Count > 0).Select(part => Counted(part.Count, part.What)));
    }

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Sentence(PolicyStatement statement)
    {
        var verb = statement.Effect == PolicyEffect.Allow ? "It may use" : "It may not use";
        var actions = Named(statement.Action, "every action but ", action => ActionName(action));
        var resources = statement.Resource is null or { IsNot: false, Patterns: [{ Value: "*" }] }
            ? "all resources"
            : Named(statement.Resource, "all resources but ", resource => resource);
        var conditions = string.Join(" and ", statement.Conditions.Select(c => c.Key).Distinct(StringComparer.OrdinalIgnoreCase));
        return $"{verb} {actions} on {resources}{(conditions.Length == 0 ? "" : $", under conditions on {conditions}")}.";
    }

    private static string Named(PatternClause clause, string allBut, Func<string, string> name) =>
        (clause.IsNot ? allBut : string.Empty) + string.Join(", ", clause.Patterns.Select(pattern => name(pattern.Value)));

    private static string ActionName(string action) => action.Split(':', 2) switch
    {
        [var service, "*"] => $"all of {ServiceName(service)}",
        [var service, var name] => $"{name} of {ServiceName(service)}",
        _ => "every action of every service",
    };

    private static string ServiceName(string prefix) => ActionReference.Default.FindService(prefix)?.Name ?? prefix;
}
