using IamSim.Policies.Documents;
using IamSim.Policies.Reference;

namespace IamSim.Policies.Findings.Checks;

/// <summary>Actions that do not exist.</summary>
internal static class ActionChecks
{
    private const int FarthestGuess = 3;

    internal static void Check(StatementView view, FindingLog log)
    {
        var clause = view.Statement.Action;
        var element = clause.IsNot ? "NotAction" : "Action";
        for (var index = 0; index < clause.Patterns.Length; index++)
        {
            var (text, position) = (clause.Patterns[index].Value, clause.Patterns[index].Position);
            var path = view.PathOf(element, index, clause.Patterns.Length);
            if (text.Split(':', 2) is not [var prefix, var name])
            {
                continue;
            }

            if (prefix.AsSpan().ContainsAny('*', '?'))
            {
                log.Suggest("WILDCARD_IN_SERVICE_NAME", $"{text} may mean services that come later. Name the services.", position, path);
            }
            else if (ActionReference.Default.FindService(prefix) is not { } service)
            {
                log.Error("INVALID_SERVICE_IN_ACTION", $"There is no service {prefix}.{Guess(prefix, ActionReference.Default.Services.Select(known => known.Prefix))}", position, path);
            }
            else if (view.Document.Kind == PolicyKind.ResourceControl && !ActionReference.Default.SupportsResourceControl(prefix))
            {
                log.Warning("UNSUPPORTED_SERVICE_FOR_RCP", $"Resource control policies have no say over {service.Name}: this means nothing.", position, path);
            }
            else if (!ActionReference.Default.Expand(text).Any())
            {
                var isPattern = name.AsSpan().ContainsAny('*', '?');
                log.Error(
                    "INVALID_ACTION",
                    isPattern
                        ? $"No action of {service.Name} matches {text}: it means nothing."
                        : $"{service.Name} has no action {name}.{Guess(name, service.Actions.Select(action => action.Name))}",
                    position,
                    path);
            }
        }
    }

    internal static string Guess(string written, IEnumerable<string> known)
    {
        var nearest = known.Select(name => (Name: name, Distance: Distance(written.ToLowerInvariant(), name.ToLowerInvariant()))).MinBy(guess => guess.Distance);
        return nearest.Name is not null && nearest.Distance <= FarthestGuess ? $" Did you mean {nearest.Name}?" : "";
    }

    // Levenshtein's.
    private static int Distance(string first, string second)
    {
        if (Math.Abs(first.Length - second.Length) > FarthestGuess)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (first[i - 1] == second[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
