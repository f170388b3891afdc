using IamSim.Policies.Evaluation;
using IamSim.Policies.Reference;

namespace IamSim.Policies.Questions;

/// <summary>
/// Which services and actions permissions policies open, coarsely, as AWS's reports on last access ask it: an action counts where a statement allows it
/// on anything under any condition, and none takes it away everywhere.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html">IAM: Last accessed information</see>: boundaries, SCPs
/// and resource policies have no say.
/// </remarks>
public static class ServiceAccess
{
    /// <summary>The actions of a service that the policies open.</summary>
    public static IEnumerable<ActionInfo> ActionsOf(ServiceInfo service, IReadOnlyCollection<CompiledPolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(policies);
        var statements = policies.SelectMany(policy => policy.Statements).ToArray();
        var allowing = statements.Where(statement => statement.IsAllow).ToArray();
        var denying = statements.Where(DeniesEverywhere).ToArray();
        return allowing.Length == 0 ? [] : service.Actions.Where(IsOpen);

        bool IsOpen(ActionInfo action) =>
            Array.Exists(allowing, statement => statement.MatchesAction(action.NameInLowerCase))
            && !Array.Exists(denying, statement => statement.MatchesAction(action.NameInLowerCase));
    }

    /// <summary>The services of which the policies open an action, by prefix.</summary>
    public static IEnumerable<ServiceInfo> ServicesOf(ActionReference reference, IReadOnlyCollection<CompiledPolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.Services.Where(service => ActionsOf(service, policies).Any());
    }

    private static bool DeniesEverywhere(CompiledStatement statement) =>
        !statement.IsAllow
        && statement.Conditions.Length == 0
        && statement.Source.Resource is { IsNot: false } resource
        && resource.Patterns.Any(pattern => pattern.Value == "*");
}
