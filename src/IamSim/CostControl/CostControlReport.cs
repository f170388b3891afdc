using IamSim.Access;
using IamSim.Calls;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Iam.Users;
using IamSim.Policies.Evaluation;
using IamSim.Rest;
using IamSim.SageMaker.Quotas;

namespace IamSim.CostControl;

/// <summary>Asks all users and roles of an account what of SageMaker they may start.</summary>
internal sealed class CostControlReport(PrincipalPolicyReader reader, StoredTrust trust, SageMakerQuotas quotas, IServiceProvider services)
{
    /// <summary>Statements, each looked at for some actions and types: a few seconds' worth.</summary>
    private const long MostStatements = 20_000;

    private static readonly string[] Notes =
    [
        "How many instances a request may name has no condition key in IAM: the service quotas limit how many run at once.",
        "Whether managed spot training is used has no condition key either: it has service quotas of its own.",
        "The account's root user may start everything that no service control policy denies.",
        "Sizes are those of EC2's instances of the same names; IamSim knows no prices.",
        "CreateEndpoint names no instance types: its endpoint configuration does.",
    ];

    public async Task<Answer> AnswerAsync(Call call, CostControlQuestion question, CancellationToken ct)
    {
        if (question.InstanceType is { } named && InstanceTypes.Find(named) is null)
        {
            throw new QuestionException("instanceType", $"This is none of IamSim's list of instance types: {string.Join(", ", InstanceTypes.Known.Select(type => type.Name))}.");
        }

        var actions = LaunchAction.All.Where(action => question.Action is not { } wanted || IsNamed(action, wanted)).ToList();
        if (actions.Count == 0)
        {
            throw new QuestionException("action", $"This must be one of {string.Join(", ", LaunchAction.All.Select(action => action.Info.FullName))}.");
        }

        var all = await reader.AllAsync(call, ct);
        var asked = all;
        if (question.Who is { } who)
        {
            if (PrincipalArn.Parse(who) is not { Kind: PrincipalKind.User or PrincipalKind.Role } arn || arn.Account != call.Account)
            {
                throw new QuestionException("who", "This must be the ARN of a user or role of the calling account.");
            }

            asked = [.. all.Where(each => each.Kind == arn.Kind && each.Name.Equals(arn.Name, StringComparison.OrdinalIgnoreCase))];
            if (asked.Count == 0)
            {
                return new Answer(arn.Kind == PrincipalKind.User ? UserErrors.NoSuchUser(arn.Name) : RoleErrors.NoSuchRole(arn.Name));
            }
        }

        if (asked.Sum(each => 1L + CountOf(each.IdentityLayer) + (each.Organization?.ServiceControl.Sum(CountOf) ?? 0)) > MostStatements)
        {
            throw new QuestionException("who", "The account's users and roles have too many policies for one answer: ask for one of them.");
        }

        var roles = new LaunchRoles(call, all, await trust.AllAsync(call, ct));
        var found = new List<PrincipalLaunches>();
        foreach (var principal in asked)
        {
            ct.ThrowIfCancellationRequested();
            if (Of(call, principal, actions, roles, question) is { } launches)
            {
                found.Add(launches);
            }
        }

        return new Answer(new CostControlAnswer(found, asked.Count, await QuotasAsync(call, actions, found, ct), Notes));
    }

    private static bool IsNamed(LaunchAction action, string wanted) =>
        action.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase) || action.Info.FullName.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private static PrincipalLaunches? Of(
        Call call, PrincipalPolicies principal, List<LaunchAction> actions, LaunchRoles roles, CostControlQuestion question)
    {
        var tellsRefusals = question.Who is not null;
        var passable = roles.PassableBy(principal);
        var launches = actions
            .Select(action => new LaunchSearch(call, principal, action).Run(question.InstanceType, passable.Count > 0, tellsRefusals)).OfType<Launch>().ToList();
        return launches.Count == 0 && !tellsRefusals
            ? null
            : new PrincipalLaunches(principal.Arn, principal.Kind == PrincipalKind.Role ? roles.AssumableBy(principal) : null, passable, launches);
    }

    /// <summary>The quotas of all uses and types that anybody may start.</summary>
    private async Task<IReadOnlyList<QuotaAnswer>> QuotasAsync(Call call, List<LaunchAction> actions, List<PrincipalLaunches> found, CancellationToken ct)
    {
        var uses = actions.ToDictionary(action => action.Info.FullName, action => action.Use);
        var startable = found.SelectMany(principal => principal.Launches).Where(launch => launch is { Allowed: true, InstanceTypes: not null })
            .SelectMany(launch => launch.InstanceTypes!.Select(type => (Use: uses[launch.Action], Type: type)))
            .ToHashSet();
        return [.. (await quotas.AllAsync(services, call, ct)).Where(quota => startable.Contains((quota.Use, quota.InstanceType))
            || (quota.Use == InstanceUse.SpotTraining && startable.Contains((InstanceUse.Training, quota.InstanceType)))).Select(QuotaAnswer.Of)];
    }

    private static long CountOf(PolicyLayer layer) => layer.Policies.Sum(policy => policy.Policy.Document.Statements.Length);
}
