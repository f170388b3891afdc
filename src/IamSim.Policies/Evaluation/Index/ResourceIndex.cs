namespace IamSim.Policies.Evaluation.Index;

/// <summary>Statements by the literal beginnings of their resource patterns.</summary>
/// <remarks>
/// The beginnings are sorted, and each knows the longest other one that it begins with. All beginnings of a text are then found with one binary
/// search: the last beginning not after the text either is one of the text's, or shares with it all of those that are; so the chain from there holds
/// them all.
/// </remarks>
internal sealed class ResourceIndex
{
    // Below this many patterns, one after the other is faster than any search.
    private const int Few = 6;

    // More patterns of one beginning than this are looked up by what they hold behind it.
    private const int Many = 16;

    // Whose resource no single pattern tells: NotResource, and policies without resource.
    private readonly CompiledStatement[] always;
    private readonly string[] beginnings;
    private readonly int[] parents;
    private readonly ResourceEntry[][] entries;

    // Of beginnings that many patterns have; null for others.
    private readonly GramIndex?[] grams;

    internal ResourceIndex(List<CompiledStatement> statements)
    {
        always = [.. statements.Where(statement => !statement.HasResourcePatterns)];
        var all = statements.Where(statement => statement.HasResourcePatterns)
            .SelectMany(statement => statement.Resources.Select(pattern => new ResourceEntry(pattern, statement)))
            .ToArray();
        var groups = all.Length <= Few
            ? [.. all.Select(entry => (Beginning: entry.Pattern.Literal, Entries: new[] { entry }))]
            : all.GroupBy(entry => entry.Pattern.Literal, StringComparer.Ordinal)
                .Select(group => (Beginning: group.Key, Entries: group.ToArray()))
                .OrderBy(group => group.Beginning, StringComparer.Ordinal)
                .ToArray();
        beginnings = [.. groups.Select(group => group.Beginning)];
        entries = [.. groups.Select(group => group.Entries)];
        parents = all.Length <= Few ? [] : Parents(beginnings);
        grams = [.. groups.Select(group => group.Entries.Length > Many ? new GramIndex(group.Entries, group.Beginning.Length) : null)];
    }

    /// <summary>
    /// The closest principal match among the statements that apply to the request; it stops at one that is <paramref name="enough"/>.
    /// </summary>
    internal PrincipalMatch Closest(AuthorizationRequest request, bool hasBoundary, PrincipalMatch enough)
    {
        var closest = PrincipalMatch.None;
        foreach (var statement in always)
        {
            if (statement.MatchesResource(request.Resource, request.Context))
            {
                closest = Closer(closest, statement, request, hasBoundary);
                if (closest >= enough)
                {
                    return closest;
                }
            }
        }

        if (parents.Length == 0)
        {
            foreach (var group in entries)
            {
                closest = Closest(closest, group, request, hasBoundary, enough);
                if (closest >= enough)
                {
                    return closest;
                }
            }

            return closest;
        }

        for (var place = LastNotAfter(request.Resource); place >= 0; place = parents[place])
        {
            closest = grams[place] is { } index
                ? Closest(closest, index, request, hasBoundary, enough)
                : Closest(closest, entries[place], request, hasBoundary, enough);
            if (closest >= enough)
            {
                return closest;
            }
        }

        return closest;
    }

    private static PrincipalMatch Closest(
        PrincipalMatch closest, GramIndex index, AuthorizationRequest request, bool hasBoundary, PrincipalMatch enough)
    {
        closest = Closest(closest, index.WithoutGram, request, hasBoundary, enough);
        var at = -1;
        while (closest < enough && index.Next(request.Resource, ref at) is { } found)
        {
            closest = Closest(closest, found, request, hasBoundary, enough);
        }

        return closest;
    }

    private static PrincipalMatch Closest(
        PrincipalMatch closest, ResourceEntry[] group, AuthorizationRequest request, bool hasBoundary, PrincipalMatch enough)
    {
        foreach (var entry in group)
        {
            if (entry.Pattern.IsMatch(request.Resource, request.Context))
            {
                closest = Closer(closest, entry.Statement, request, hasBoundary);
                if (closest >= enough)
                {
                    break;
                }
            }
        }

        return closest;
    }

    private static PrincipalMatch Closer(PrincipalMatch closest, CompiledStatement statement, AuthorizationRequest request, bool hasBoundary)
    {
        var match = statement.MatchPrincipal(request.Principal, hasBoundary);
        return match > closest && statement.ConditionsHold(request.Context) ? match : closest;
    }

    private int LastNotAfter(string text)
    {
        var (low, high) = (0, beginnings.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(beginnings[middle], text) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }

    private static int[] Parents(string[] sorted)
    {
        var parents = new int[sorted.Length];
        for (var index = 0; index < sorted.Length; index++)
        {
            var parent = index - 1;
            while (parent >= 0 && !sorted[index].StartsWith(sorted[parent], StringComparison.Ordinal))
            {
                parent = parents[parent];
            }

            parents[index] = parent;
        }

        return parents;
    }

}
