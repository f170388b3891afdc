using IamSim.Iam.Policies;
using IamSim.Iam.Tagging;

namespace IamSim.Simulator.Importing;

/// <summary>What every user, group, role, policy and instance profile of a file has.</summary>
/// <param name="Place">Where it stands in the file.</param>
/// <param name="Name">The name.</param>
/// <param name="Id">Null where the file has none: it gets a new one.</param>
/// <param name="Path">The path; <c>/</c> where the file has none.</param>
/// <param name="CreatedAt">Null where the file does not say: it is made now.</param>
internal sealed record ImportedName(ImportedMember Place, string Name, string? Id, string Path, DateTimeOffset? CreatedAt)
{
    /// <summary>The name without case, by which it is unique.</summary>
    public string Key { get; } = Storage.NameKeys.Of(Name);
}

/// <summary>A part of a file, checked.</summary>
internal abstract record ImportedEntry;

/// <summary>An item of the authorization details' lists.</summary>
internal abstract record ImportedItem(ImportedName Name) : ImportedEntry;

/// <summary>The policies of a user, group or role.</summary>
/// <param name="Inline">Name and document of each inline policy.</param>
/// <param name="Attached">The ARNs of the attached ones.</param>
internal sealed record ImportedPolicies(IReadOnlyList<(string Name, string Document)> Inline, IReadOnlyList<PolicyArn> Attached);

internal sealed record ImportedUser(
    ImportedName Name, ImportedPolicies Policies, PolicyArn? Boundary, List<TagEntry> Tags, IReadOnlyList<string> Groups) : ImportedItem(Name);

internal sealed record ImportedGroup(ImportedName Name, ImportedPolicies Policies) : ImportedItem(Name);

internal sealed record ImportedRole(
    ImportedName Name,
    ImportedPolicies Policies,
    PolicyArn? Boundary,
    List<TagEntry> Tags,
    string TrustPolicy,
    string? Description,
    int? MaxSessionDuration,
    DateTimeOffset? LastUsedAt,
    string? LastUsedRegion,
    IReadOnlyList<ImportedProfile> Profiles) : ImportedItem(Name);

internal sealed record ImportedProfile(ImportedName Name, List<TagEntry> Tags);

/// <summary>A managed policy, the account's or AWS's.</summary>
internal sealed record ImportedPolicy(
    ImportedName Name,
    PolicyArn? Arn,
    string? Description,
    List<TagEntry> Tags,
    DateTimeOffset? UpdatedAt,
    int DefaultVersion,
    IReadOnlyList<(int Number, string Document, DateTimeOffset? CreatedAt)> Versions) : ImportedItem(Name);

/// <summary>A password policy; what the file does not say is null, and gets AWS's default.</summary>
internal sealed record ImportedPasswordPolicy(
    int? MinimumPasswordLength,
    bool? RequireSymbols,
    bool? RequireNumbers,
    bool? RequireUppercaseCharacters,
    bool? RequireLowercaseCharacters,
    bool? AllowUsersToChangePassword,
    int? MaxPasswordAge,
    int? PasswordReusePrevention,
    bool? HardExpiry) : ImportedEntry;

/// <summary>A line of a credential report.</summary>
/// <param name="UserName">Null for root.</param>
/// <param name="PasswordEnabled">Null where the report does not say, as for root.</param>
/// <param name="PasswordLastUsed">Null for never, or unknown.</param>
/// <param name="PasswordLastChanged">Null where there is no password, or nobody knows.</param>
/// <param name="MfaActive">Whether there is an MFA device.</param>
/// <param name="Keys">The access keys that there are.</param>
/// <param name="HasCertificate">Whether there is a signing certificate.</param>
internal sealed record ImportedCredentials(
    string? UserName,
    bool? PasswordEnabled,
    DateTimeOffset? PasswordLastUsed,
    DateTimeOffset? PasswordLastChanged,
    bool MfaActive,
    IReadOnlyList<ImportedKey> Keys,
    bool HasCertificate) : ImportedEntry;

/// <summary>An access key of a credential report, which has neither its id nor its secret.</summary>
internal sealed record ImportedKey(bool IsActive, DateTimeOffset? CreatedAt, DateTimeOffset? LastUsedAt);
