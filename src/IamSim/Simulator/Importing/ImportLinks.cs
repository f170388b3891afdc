using IamSim.Iam.Policies;
using IamSim.Storage;

namespace IamSim.Simulator.Importing;

/// <summary>
/// What the items of an import name: groups and policies that are there, or will be once the import is done. Worked out before the first row,
/// for users name groups that come behind them.
/// </summary>
internal sealed class ImportLinks
{
    private readonly ImportTarget _target;
    private readonly ImportTally _tally;
    private readonly AwsManagedPolicies _awsPolicies;
    private readonly string? _account;
    private readonly Dictionary<string, string> _newGroups;
    private readonly TakenNames _groups;
    private readonly HashSet<string> _policies;
    private readonly HashSet<string> _filedAwsPolicies;

    public ImportLinks(ImportTarget target, ImportPlan plan, AccountContents contents, AwsManagedPolicies awsPolicies, ImportTally tally)
    {
        _target = target;
        _tally = tally;
        _awsPolicies = awsPolicies;
        _account = plan.Account;
        _filedAwsPolicies = plan.AwsPolicies;
        _groups = contents.Groups;
        _newGroups = plan.Groups.Where(g => !contents.Groups.IsTaken(g.Value)).ToDictionary();
        _policies = [.. contents.PolicyResources, .. plan.Policies.Where(p => IsFree(p.Value, contents.Policies)).Select(p => p.Key)];
    }

    /// <summary>A group's id by name; null where there is none.</summary>
    public string? GroupOf(string name)
    {
        var key = NameKeys.Of(name);
        return _groups.IdOf(key) ?? _newGroups.GetValueOrDefault(key);
    }

    /// <summary>The ARN of a policy; null for one that neither AWS nor the account has.</summary>
    public string? Find(PolicyArn arn)
    {
        if (arn.IsAws)
        {
            return _filedAwsPolicies.Contains(arn.Text) || _awsPolicies.Find(arn.Text) is not null ? arn.Text : null;
        }

        var resource = arn.Path + arn.Name;
        return (arn.Account == _target.Account || arn.Account == _account) && _policies.Contains(resource) ? ArnOf(resource) : null;
    }

    /// <summary>A boundary is kept even where its policy is not there: without it the user or role could do more than before.</summary>
    public string? BoundaryOf(ImportedName name, PolicyArn? boundary)
    {
        if (boundary is null)
        {
            return null;
        }

        if (Find(boundary) is { } found)
        {
            return found;
        }

        _tally.Note($"{name.Name} keeps its permissions boundary {boundary.Text}, under which it may do nothing. {Missing(boundary)}");
        return _target.Change.Follow(boundary.Text);
    }

    /// <summary>The ARN of a policy of the account, from its path and name.</summary>
    public string ArnOf(string resource) => $"arn:{_target.Partition}:iam::{_target.Account}:policy{resource}";

    public static string Missing(PolicyArn arn) =>
        arn.IsAws ? "Neither IamSim nor the files have this policy of AWS's." : "Neither the files nor the account have this policy.";

    private static bool IsFree(PlannedPolicy policy, TakenNames taken) => !taken.Has(policy.Key) && (policy.Id is null || !taken.IsTaken(policy.Id));
}
