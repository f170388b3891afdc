namespace IamSim.Simulator.Importing;

/// <summary>What came of an import.</summary>
/// <param name="Account">The account that was imported into.</param>
/// <param name="Imported">How many came in, by kind.</param>
/// <param name="Skipped">What did not, and why.</param>
/// <param name="Notes">What came in otherwise than it may be thought.</param>
public sealed record ImportReport(
    string Account, IReadOnlyDictionary<string, int> Imported, IReadOnlyList<SkippedItem> Skipped, IReadOnlyList<string> Notes);

/// <summary>Something of a file that was not imported.</summary>
/// <param name="Kind">Such as <c>user</c> or <c>attachment</c>.</param>
/// <param name="Name">Its name; of what belongs to another, both: <c>alice/ReadOnlyAccess</c>.</param>
/// <param name="Reason">Why.</param>
public sealed record SkippedItem(string Kind, string Name, string Reason);

/// <summary>A report in the making.</summary>
internal sealed class ImportTally
{
    private readonly SortedDictionary<string, int> _imported = new(StringComparer.Ordinal);
    private readonly List<SkippedItem> _skipped = [];
    private readonly List<string> _notes = [];

    public void Took(string kind) => _imported[kind] = _imported.GetValueOrDefault(kind) + 1;

    public void Skipped(string kind, string name, string reason) => _skipped.Add(new SkippedItem(kind, name, reason));

    public void Note(string note) => _notes.Add(note);

    public ImportReport Report(string account) => new(account, _imported, _skipped, _notes);
}

/// <summary>The kinds of things in a report.</summary>
internal static class ImportKinds
{
    public const string User = "user";
    public const string Group = "group";
    public const string Role = "role";
    public const string Policy = "policy";
    public const string AwsPolicy = "awsPolicy";
    public const string PolicyVersion = "policyVersion";
    public const string InstanceProfile = "instanceProfile";
    public const string Membership = "groupMembership";
    public const string Attachment = "attachment";
    public const string InlinePolicy = "inlinePolicy";
    public const string LoginProfile = "loginProfile";
    public const string MfaDevice = "mfaDevice";
    public const string AccessKey = "accessKey";
    public const string SigningCertificate = "signingCertificate";
    public const string PasswordPolicy = "passwordPolicy";
    public const string Organization = "organization";
    public const string OrganizationalUnit = "organizationalUnit";
    public const string Account = "organizationAccount";
    public const string OrganizationPolicy = "organizationPolicy";
    public const string OrganizationAttachment = "organizationAttachment";
}
