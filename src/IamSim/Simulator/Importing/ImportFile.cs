using System.Runtime.CompilerServices;
using System.Text.Json;

namespace IamSim.Simulator.Importing;

/// <summary>
/// A file of one of the kinds that can be imported, told apart by what they hold: what the AWS CLI prints for the account's authorization
/// details, its password policy or its credential report, that report's CSV, and an organization's file.
/// </summary>
internal sealed class ImportFile(ImportSource source, AccountOfFiles account)
{
    private const string PasswordPolicyMember = "PasswordPolicy";
    private const string ReportMember = "Content";

    private static readonly string[] Lists =
    [
        AuthorizationItems.Users,
        AuthorizationItems.Groups,
        AuthorizationItems.Roles,
        AuthorizationItems.Policies,
        OrganizationItems.RootFeatures,
        OrganizationItems.Roots,
        OrganizationItems.Units,
        OrganizationItems.Accounts,
    ];

    private static readonly string[] Single = [PasswordPolicyMember, ReportMember, OrganizationItems.Organization];

    private readonly AuthorizationItems _items = new(account);
    private readonly OrganizationItems _organization = new(account);

    /// <summary>What the reader of the report should know of the file.</summary>
    public List<string> Notes { get; } = [];

    public IAsyncEnumerable<ImportedEntry> ReadAsync(CancellationToken ct) => IsJson() ? ReadJsonAsync(ct) : ReadReport(source.Open()).ToAsyncEnumerable();

    private async IAsyncEnumerable<ImportedEntry> ReadJsonAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var reader = new JsonItemReader(source);
        await foreach (var item in reader.ReadAsync(ct))
        {
            // The CLI's spelling, or that of REST.
            var member = Spelt(item.Member);
            var value = new ImportedMember(source.Name, item.Line, (item with { Member = member }).Path, item.Value);
            if (item.Index is null ? Lists.Contains(member) : Single.Contains(member))
            {
                throw value.Error(item.Index is null ? "This must be a list." : "This must not be a list.");
            }

            if (OrganizationItems.Has(member, value))
            {
                yield return _organization.Read(member, value);
            }
            else if (Lists.Contains(member))
            {
                yield return _items.Read(member, value);
            }
            else if (member == PasswordPolicyMember)
            {
                yield return PolicyOf(value);
            }
            else if (member == ReportMember)
            {
                foreach (var line in ReadReport(new MemoryStream(BytesOf(value))))
                {
                    yield return line;
                }
            }
            else if (member is "NextToken" or "Marker" or "IsTruncated" && item.Value.ValueKind is JsonValueKind.String or JsonValueKind.True)
            {
                Notes.Add($"{source.Name} is one page of several: {member} says that more follows.");
            }
        }

        if (!reader.Members.Select(Spelt).Intersect([.. Lists, .. Single]).Any())
        {
            throw new ImportException(source.Name, null, null, $"The file has none of {string.Join(", ", [.. Lists, .. Single])}.");
        }
    }

    private static string Spelt(string member) => member.Length == 0 ? member : char.ToUpperInvariant(member[0]) + member[1..];

    private IEnumerable<ImportedEntry> ReadReport(Stream csv) => new CredentialReport(source.Name, account).Read(csv);

    private static ImportedPasswordPolicy PolicyOf(ImportedMember policy)
    {
        return new ImportedPasswordPolicy(
            Number("MinimumPasswordLength", 6, 128),
            policy.TruthOf("RequireSymbols"),
            policy.TruthOf("RequireNumbers"),
            policy.TruthOf("RequireUppercaseCharacters"),
            policy.TruthOf("RequireLowercaseCharacters"),
            policy.TruthOf("AllowUsersToChangePassword"),
            Number("MaxPasswordAge", 1, 1095),
            Number("PasswordReusePrevention", 1, 24),
            policy.TruthOf("HardExpiry"));

        int? Number(string name, int least, int most) => policy.NumberOf(name) switch
        {
            null or 0 => null,
            { } number when number >= least && number <= most => number,
            _ => throw policy.Member(name).Error($"This must be between {least} and {most}."),
        };
    }

    private static byte[] BytesOf(ImportedMember content) =>
        content.Value.ValueKind == JsonValueKind.String && content.Value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw content.Error("This must be the credential report in base64.");

    /// <summary>JSON begins with a brace; a report begins with the names of its columns.</summary>
    private bool IsJson()
    {
        using var stream = source.Open();
        int first;
        do
        {
            first = stream.ReadByte();
        }
        while (first is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF);
        return first is '{' or '[' or 0xFF or 0xFE or -1;
    }
}
