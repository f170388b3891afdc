using System.Text.Json;
using System.Text.RegularExpressions;
using IamSim.Calls;
using IamSim.Contracts.Iam;
using IamSim.Contracts.Organizations;
using PolicyType = IamSim.Contracts.Organizations.PolicyType;

namespace IamSim.Simulator.Importing;

/// <summary>
/// Reads the items of an organization's file: what the CLI prints of it, in one object. Where the CLI prints of a policy's targets no policy, the
/// policy has them as its member.
/// </summary>
internal sealed partial class OrganizationItems(AccountOfFiles account)
{
    public const string Organization = "Organization";
    public const string RootFeatures = "EnabledFeatures";
    public const string Roots = "Roots";
    public const string Units = "OrganizationalUnits";
    public const string Accounts = "Accounts";

    public const string Policies = AuthorizationItems.Policies;

    /// <summary>The document of a policy.</summary>
    public const string Content = "Content";

    /// <summary>What a policy is attached to.</summary>
    public const string Targets = "Targets";

    /// <summary>The tags of a unit, an account or a policy.</summary>
    public const string Tags = "Tags";

    private const string Summary = "PolicySummary";
    private const int MostInName = 128;
    private const int MostInEmail = 254;
    private const int MostInDescription = 512;

    /// <summary>Whether an item is an organization's. The policies of an account are called as an organization's are, and look otherwise.</summary>
    public static bool Has(string member, ImportedMember item) =>
        member is Organization or RootFeatures or Roots or Units or Accounts
        || (member is Policies && item.Value.ValueKind == JsonValueKind.Object && item.TryMember(Summary, out _));

    /// <summary>The item of one of the members.</summary>
    public ImportedOrganizationPart Read(string member, ImportedMember item) => member switch
    {
        Organization => OrganizationOf(item),
        RootFeatures => new ImportedRootFeature(item, OneOf(item, FeatureType.RootCredentialsManagement, FeatureType.RootSessions)),
        Roots => new ImportedRoot(item, Matching(item.Member("Id"), RootPattern(), "r-examplerootid111"), [.. item.Items("PolicyTypes").Where(IsEnabled).Select(TypeOf)]),
        Units => new ImportedUnit(
            item, Matching(item.Member("Id"), UnitPattern(), "ou-examplerootid111-exampleouid111"), Short(item.Member("Name"), MostInName), item.Member("Path").Text(), AuthorizationItems.TagsOf(item)),
        Accounts => AccountOf(item),
        Policies => PolicyOf(item),
        _ => throw new ArgumentOutOfRangeException(nameof(member), member, "No member of an organization."),
    };

    private ImportedOrganization OrganizationOf(ImportedMember item)
    {
        var management = item.Member("MasterAccountId");
        var number = NumberOf(management);
        account.Take(number, management.Path, management.Error);
        return new ImportedOrganization(
            item,
            Matching(item.Member("Id"), OrganizationPattern(), "o-exampleorgid"),
            item.TryMember("FeatureSet", out var features) ? OneOf(features, OrganizationFeatureSet.ALL, OrganizationFeatureSet.CONSOLIDATED_BILLING) : OrganizationFeatureSet.ALL,
            number);
    }

    private static ImportedAccount AccountOf(ImportedMember item) => new(
        item,
        NumberOf(item.Member("Id")),
        Short(item.Member("Name"), MostInName),
        Short(item.Member("Email"), MostInEmail),

        // Older versions of the CLI know the status alone.
        item.TextOf("State") ?? item.TextOf("Status") ?? AccountState.ACTIVE,
        item.Items("Paths").Select(path => path.Text()).FirstOrDefault(),
        item.TryMember("JoinedMethod", out var method) ? OneOf(method, AccountJoinedMethod.CREATED, AccountJoinedMethod.INVITED) : AccountJoinedMethod.INVITED,
        item.TimeOf("JoinedTimestamp"),
        AuthorizationItems.TagsOf(item));

    private static ImportedOrganizationPolicy PolicyOf(ImportedMember item)
    {
        var summary = item.Member(Summary);
        return new ImportedOrganizationPolicy(
            item,
            Matching(summary.Member("Id"), PolicyPattern(), "p-examplepolicyid111"),
            TypeOf(summary),
            Short(summary.Member("Name"), MostInName),
            summary.TryMember("Description", out var description) && description.Text().Length > 0 ? Short(description, MostInDescription) : string.Empty,
            item.Member(Content).GetDocument(),
            summary.TruthOf("AwsManaged") ?? false,
            [.. item.Items(Targets).Select(target => target.Member("TargetId").Text()).Distinct()],
            AuthorizationItems.TagsOf(item));
    }

    private static bool IsEnabled(ImportedMember type) => type.TextOf("Status") is null or PolicyTypeStatus.ENABLED;

    private static string TypeOf(ImportedMember item) => Matching(item.Member("Type"), TypePattern(), PolicyType.SERVICE_CONTROL_POLICY);

    private static string NumberOf(ImportedMember member) =>
        CallerResolver.IsAccountId(member.Text()) ? member.Text() : throw member.Error("This is not an account's number: twelve digits.");

    private static string OneOf(ImportedMember member, params string[] values) =>
        values.Contains(member.Text()) ? member.Text() : throw member.Error($"This is not one of {string.Join(", ", values)}.");

    private static string Short(ImportedMember member, int most) =>
        member.Text().Length > 0 && member.Text().Length <= most ? member.Text() : throw member.Error($"This must have 1 to {most} characters.");

    private static string Matching(ImportedMember member, Regex pattern, string example) =>
        pattern.IsMatch(member.Text()) ? member.Text() : throw member.Error($"{CallText.Shown(member.Text())} is not what AWS has here, such as {example}.");

    [GeneratedRegex(@"\Ao-[a-z0-9]{10,32}\z")]
    private static partial Regex OrganizationPattern();

    [GeneratedRegex(@"\Ar-[0-9a-z]{4,32}\z")]
    private static partial Regex RootPattern();

    [GeneratedRegex(@"\Aou-[0-9a-z]{4,32}-[a-z0-9]{8,32}\z")]
    private static partial Regex UnitPattern();

    [GeneratedRegex(@"\Ap-[0-9a-zA-Z_]{8,128}\z")]
    private static partial Regex PolicyPattern();

    [GeneratedRegex(@"\A[A-Z][A-Z0-9_]{1,63}\z")]
    private static partial Regex TypePattern();
}
