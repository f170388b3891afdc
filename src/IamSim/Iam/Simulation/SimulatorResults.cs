using IamSim.Contracts.Iam;

namespace IamSim.Iam.Simulation;

/// <summary>The results on several resources as one, and each alone.</summary>
internal static class SimulatorResults
{
    /// <summary>The strictest of several decisions.</summary>
    public static string Strictest(IEnumerable<string> decisions)
    {
        var strictest = PolicyEvaluationDecisionType.Allowed;
        foreach (var decision in decisions)
        {
            if (decision == PolicyEvaluationDecisionType.ExplicitDeny)
            {
                return decision;
            }

            strictest = decision == PolicyEvaluationDecisionType.ImplicitDeny ? decision : strictest;
        }

        return strictest;
    }

    /// <summary>The statements of the results that decided, each once.</summary>
    public static IReadOnlyList<Statement> Deciding(IReadOnlyList<SimulatorResult> results)
    {
        var decision = Strictest(results.Select(result => result.Decision));
        return results.Where(result => result.Decision == decision).SelectMany(result => result.Statements).Distinct().ToList();
    }

    public static PermissionsBoundaryDecisionDetail? BoundaryDetail(IEnumerable<bool?> allowed)
    {
        var known = allowed.OfType<bool>().ToList();
        return known.Count == 0 ? null : new PermissionsBoundaryDecisionDetail { AllowedByPermissionsBoundary = known.TrueForAll(each => each) };
    }

    public static OrganizationsDecisionDetail? OrganizationsDetail(IEnumerable<bool?> allowed)
    {
        var known = allowed.OfType<bool>().ToList();
        return known.Count == 0 ? null : new OrganizationsDecisionDetail { AllowedByOrganizations = known.TrueForAll(each => each) };
    }

    /// <summary>By kind of policies the strictest decision; empty where no result crosses accounts.</summary>
    public static IReadOnlyDictionary<string, string> Details(IReadOnlyList<SimulatorResult> results) => results
        .SelectMany(result => result.Details ?? new Dictionary<string, string>())
        .GroupBy(detail => detail.Key)
        .ToDictionary(kind => kind.Key, kind => Strictest(kind.Select(detail => detail.Value)));

    public static ResourceSpecificResult Shown(SimulatorResult result) => new()
    {
        EvalResourceName = result.Resource,
        EvalResourceDecision = result.Decision,
        MatchedStatements = result.Statements,
        MissingContextValues = result.Missing,
        EvalDecisionDetails = result.Details,
        PermissionsBoundaryDecisionDetail = BoundaryDetail([result.Boundary]),
    };
}
