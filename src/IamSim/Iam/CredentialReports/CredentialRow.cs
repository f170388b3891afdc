using System.Globalization;
using IamSim.Contracts;
using IamSim.Iam.AccessKeys;
using IamSim.Iam.LoginProfiles;
using IamSim.Iam.SigningCertificates;
using StatusType = IamSim.Contracts.Iam.StatusType;

namespace IamSim.Iam.CredentialReports;

/// <summary>One line of a credential report: a user's credentials, or root's.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">IAM: Credential reports</see>. Where the guide writes
/// TRUE and FALSE, reports have them in small letters; their times have ended in <c>Z</c> since 2024, as
/// <see href="https://github.com/prowler-cloud/prowler/pull/4446">prowler#4446</see> tells.
/// </remarks>
internal sealed record CredentialRow
{
    public const string Header =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated,additional_credentials_info";

    private const string None = "N/A";
    private const string NoInformation = "no_information";
    private const string NotSupported = "not_supported";
    private const int Columns = 2;

    public required string User { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required bool IsRoot { get; init; }

    public LoginProfile? Password { get; init; }

    public bool HasRootPassword { get; init; }

    public DateTimeOffset? PasswordLastUsedAt { get; init; }

    /// <summary>Days; null where passwords do not expire.</summary>
    public int? MaxPasswordAge { get; init; }

    public required bool HasMfa { get; init; }

    /// <summary>The oldest first; more than two are counted.</summary>
    public required IReadOnlyList<(AccessKey Key, AccessKeyUse? Use)> Keys { get; init; }

    /// <summary>The oldest first; more than two are counted.</summary>
    public required IReadOnlyList<SigningCertificate> Certificates { get; init; }

    public string ToCsv() => string.Join(',', Fields().Select(Quoted));

    private IEnumerable<string> Fields() =>
    [
        User,
        Arn,
        Time(CreatedAt),
        .. PasswordFields(),
        Truth(HasMfa),
        .. Enumerable.Range(0, Columns).SelectMany(at => KeyFields(at < Keys.Count ? Keys[at] : null)),
        .. Enumerable.Range(0, Columns).SelectMany(at => CertificateFields(at < Certificates.Count ? Certificates[at] : null)),
        Additional(),
    ];

    // Of root, when the password was changed and has to be is never said: "The value for the AWS account (root) is always not_supported."
    private string[] PasswordFields() => IsRoot
        ? HasRootPassword ? [Truth(true), LastUse(), NotSupported, NotSupported] : [Truth(false), None, None, NotSupported]
        : Password is null
        ? [Truth(false), None, None, None]
        :
        [
            Truth(true),
            LastUse(),
            Time(Password.PasswordChangedAt),
            MaxPasswordAge is { } days ? Time(Password.PasswordChangedAt.AddDays(days)) : None,
        ];

    private string LastUse() => PasswordLastUsedAt is { } used ? Time(used) : NoInformation;

    private static string[] KeyFields((AccessKey Key, AccessKeyUse? Use)? held) => held is not { } one
        ? [Truth(false), None, None, None, None]
        :
        [
            Truth(one.Key.Status == StatusType.Active),
            Time(one.Key.CreatedAt),
            one.Use is { } use ? Time(use.Time) : None,
            one.Use?.Region ?? None,
            one.Use?.Service ?? None,
        ];

    private static string[] CertificateFields(SigningCertificate? certificate) =>
        certificate is null ? [Truth(false), None] : [Truth(certificate.Status == StatusType.Active), Time(certificate.UploadedAt)];

    /// <summary>
    /// "When the user has more than two access keys or certificates, this value is the number of additional access keys or certificates and the
    /// actions you can use to list [them]." The wording is a guess; so is what stands there for everybody else.
    /// </summary>
    private string Additional()
    {
        (int Count, string What)[] all = [(Keys.Count, "access keys: ListAccessKeys"), (Certificates.Count, "signing certificates: ListSigningCertificates")];
        var more = all.Where(held => held.Count > Columns)
            .Select(held => string.Create(CultureInfo.InvariantCulture, $"{held.Count - Columns} additional {held.What}"))
            .ToList();
        return more.Count == 0 ? None : string.Join("; ", more);
    }

    private static string Time(DateTimeOffset time) => Timestamps.Format(time, Timestamps.Iso8601);

    private static string Truth(bool value) => value ? "true" : "false";

    // A user's name may hold a comma, and a path nearly anything.
    private static string Quoted(string field) => field.AsSpan().ContainsAny(',', '"') ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
