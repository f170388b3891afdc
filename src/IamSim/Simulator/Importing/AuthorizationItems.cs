using System.Text.RegularExpressions;
using IamSim.Iam.Policies;
using IamSim.Iam.Policies.Managed;
using IamSim.Iam.Tagging;
using Tagging = IamSim.Iam.Tagging.Tags;

namespace IamSim.Simulator.Importing;

/// <summary>Reads the items of the authorization details and checks each: what IamSim could not hold as it stands is an error with its place.</summary>
internal sealed partial class AuthorizationItems(AccountOfFiles account)
{
    public const string Users = "UserDetailList";
    public const string Groups = "GroupDetailList";
    public const string Roles = "RoleDetailList";
    public const string Policies = "Policies";

    private const int MostInTag = 256;

    /// <summary>The item of one of the lists.</summary>
    public ImportedItem Read(string list, ImportedMember item) => list switch
    {
        Users => new ImportedUser(
            NameOf(item, "User", "user"), PoliciesOf(item, "UserPolicyList"), BoundaryOf(item), TagsOf(item), TextsOf(item, "GroupList")),
        Groups => new ImportedGroup(NameOf(item, "Group", "group"), PoliciesOf(item, "GroupPolicyList")),
        Roles => RoleOf(item),
        Policies => PolicyOf(item),
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, "No list of the authorization details."),
    };

    private ImportedRole RoleOf(ImportedMember item)
    {
        var lastUse = item.TryMember("RoleLastUsed", out var last) ? last : (ImportedMember?)null;
        return new ImportedRole(
            NameOf(item, "Role", "role"),
            PoliciesOf(item, "RolePolicyList"),
            BoundaryOf(item),
            TagsOf(item),
            item.Member("AssumeRolePolicyDocument").GetDocument(),
            item.TextOf("Description"),
            DurationOf(item),
            lastUse?.TimeOf("LastUsedDate"),
            lastUse?.TextOf("Region"),
            [.. item.Items("InstanceProfileList").Select(p => new ImportedProfile(NameOf(p, "InstanceProfile", "instance-profile"), TagsOf(p)))]);
    }

    private static int? DurationOf(ImportedMember role) => role.NumberOf("MaxSessionDuration") switch
    {
        null => null,
        >= 3600 and <= 43200 and var seconds => seconds,
        _ => throw role.Member("MaxSessionDuration").Error("This must be between 3600 and 43200 seconds."),
    };

    private ImportedPolicy PolicyOf(ImportedMember item)
    {
        var arn = item.TryMember("Arn", out var text) ? PolicyArnOf(text) : null;
        var name = NameOf(item, "Policy", arn is { IsAws: true } ? null : "policy");
        if (arn is { IsAws: true } && (arn.Name, arn.Path) != (name.Name, name.Path))
        {
            throw item.Member("Arn").Error("This is not this item's ARN.");
        }

        var versions = item.Items("PolicyVersionList")
            .Select(v => (Number: VersionOf(v.Member("VersionId")), Document: v.Member("Document").GetDocument(), CreatedAt: v.TimeOf("CreateDate")))
            .ToList();
        var main = VersionOf(item.Member("DefaultVersionId"));
        if (versions.DistinctBy(v => v.Number).Count() < versions.Count)
        {
            throw item.Error("The policy has a version twice.");
        }

        return versions.Exists(v => v.Number == main)
            ? new ImportedPolicy(name, arn, item.TextOf("Description"), TagsOf(item), item.TimeOf("UpdateDate"), main, versions)
            : throw item.Error($"The policy's default version v{main} is not in its PolicyVersionList.");
    }

    /// <summary>Name, id, path and date of an item; its ARN must be made of them, and of the account of the other items.</summary>
    /// <param name="item">The item.</param>
    /// <param name="kind">What its members' names begin with.</param>
    /// <param name="type">The resource type of its ARN; null where the ARN is AWS's.</param>
    private ImportedName NameOf(ImportedMember item, string kind, string? type)
    {
        var name = item.Member($"{kind}Name");
        var text = name.Text();
        if (!NamePattern().IsMatch(text))
        {
            throw name.Error($"{Calls.CallText.Shown(text)} is not a name: 1 to 128 of letters, digits and +=,.@_-");
        }

        var id = item.TextOf($"{kind}Id");
        if (id is not null && !IdPattern().IsMatch(id))
        {
            throw item.Member($"{kind}Id").Error("This is not a unique id: 1 to 128 letters and digits.");
        }

        var path = item.TextOf("Path") ?? "/";
        if (!PathPattern().IsMatch(path))
        {
            throw item.Member("Path").Error("This is not a path: it begins and ends with a slash.");
        }

        if (type is not null && item.TryMember("Arn", out var arn))
        {
            account.Take(arn, $"{type}{path}{text}");
        }

        return new ImportedName(item, text, id, path, item.TimeOf("CreateDate"));
    }

    private static ImportedPolicies PoliciesOf(ImportedMember item, string inlineList)
    {
        var inline = item.Items(inlineList).Select(p => (Name: PolicyNameOf(p), Document: p.Member("PolicyDocument").GetDocument())).ToList();
        return inline.DistinctBy(p => Storage.NameKeys.Of(p.Name)).Count() == inline.Count
            ? new ImportedPolicies(inline, [.. item.Items("AttachedManagedPolicies").Select(p => PolicyArnOf(p.Member("PolicyArn"))).DistinctBy(a => a.Text)])
            : throw item.Error($"{inlineList} has a name twice.");
    }

    private static string PolicyNameOf(ImportedMember policy)
    {
        var name = policy.Member("PolicyName");
        return NamePattern().IsMatch(name.Text()) ? name.Text() : throw name.Error("This is not a policy's name.");
    }

    private static PolicyArn? BoundaryOf(ImportedMember item) =>
        item.TryMember("PermissionsBoundary", out var boundary) ? PolicyArnOf(boundary.Member("PermissionsBoundaryArn")) : null;

    private static PolicyArn PolicyArnOf(ImportedMember arn) =>
        PolicyArn.Parse(arn.Text()) is { } parsed && PathPattern().IsMatch(parsed.Path) && NamePattern().IsMatch(parsed.Name)
            ? parsed
            : throw arn.Error("This is not the ARN of a managed policy.");

    private static int VersionOf(ImportedMember version) =>
        version.Text() is ['v', not '0', ..] text && PolicyShapes.VersionNumber(text) is { } number
            ? number
            : throw version.Error("This is not a version's id, such as v1.");

    private static List<string> TextsOf(ImportedMember item, string list) =>
        [.. item.Items(list).Select(i => i.Text()).Distinct(StringComparer.OrdinalIgnoreCase)];

    internal static List<TagEntry> TagsOf(ImportedMember item)
    {
        var tags = item.Items("Tags").Select(TagOf).ToList();
        return tags.DistinctBy(t => t.Key, Tagging.WithCase).Count() == tags.Count ? tags : throw item.Error("The item has a tag's key twice.");
    }

    private static TagEntry TagOf(ImportedMember tag)
    {
        var entry = new TagEntry(tag.Member("Key").Text(), tag.Member("Value").Text());
        return entry is { Key.Length: > 0 and <= MostInTag, Value.Length: <= MostInTag } ? entry : throw tag.Error("The tag is empty or too long.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@-]{1,128}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,128}\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A/(?:[\u0021-\u007E]{1,510}/)?\z")]
    private static partial Regex PathPattern();
}
