using System;
using System.Linq;

namespace IamSim.Contracts.Generator;

/// <summary>How names of the models become names of C# and of JSON.</summary>
internal static class Naming
{
    /// <summary><c>IAM</c> → <c>Iam</c>, <c>CloudTrail</c> → <c>CloudTrail</c>, <c>SageMaker Runtime</c> → <c>SageMakerRuntime</c>.</summary>
    public static string Service(string serviceId)
    {
        var name = serviceId.Replace(" ", string.Empty);
        return name.All(c => !char.IsLower(c)) ? name.Substring(0, 1) + name.Substring(1).ToLowerInvariant() : name;
    }

    /// <summary>The C# type of a shape: <c>statusType</c> → <c>StatusType</c>.</summary>
    public static string Type(string shapeName) => char.ToUpperInvariant(shapeName[0]) + shapeName.Substring(1);

    /// <summary>The C# property of a member; one that is named as its type, or as what every record has, gets <c>Value</c> behind it.</summary>
    public static string Property(string memberName, string typeName)
    {
        var name = Type(memberName);
        return name == typeName || name is nameof(object.Equals) or nameof(object.GetHashCode) or nameof(object.ToString) ? name + "Value" : name;
    }

    /// <summary>The name in JSON and in validation messages: first letter lower, as CloudTrail prints it (<c>sAMLMetadataDocument</c>).</summary>
    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>A local of generated code for a member; the prefix keeps it from being a keyword.</summary>
    public static string Local(string memberName) => "m" + Type(memberName);

    /// <summary>A constant for an enum's value: <c>text/csv</c> → <c>TextCsv</c>.</summary>
    public static string Constant(string value)
    {
        var parts = value.Split(value.Where(c => !char.IsLetterOrDigit(c) && c != '_').Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries);
        var name = string.Concat(parts.Select(Type));
        return name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : name;
    }

    /// <summary>
    /// CloudTrail's <c>readOnly</c>, which the models do not carry: told by the verb, as AWS's own naming rule has it and the service authorization
    /// reference's access levels agree, with the exceptions of <see cref="Reads"/> and <see cref="Writes"/>.
    /// </summary>
    public static bool IsReadOnly(string operation) =>
        Reads.Contains(operation) || (!Writes.Contains(operation) && ReadVerbs.Any(verb => operation.StartsWith(verb, StringComparison.Ordinal)));

    /// <summary>True for members that name a resource: <c>UserName</c>, <c>PolicyArn</c>, <c>SerialNumber</c>, <c>AccessKeyId</c>, <c>TargetId</c>.</summary>
    public static bool IsResourceName(string member) =>
        member.EndsWith("Name", StringComparison.Ordinal) || member.EndsWith("Arn", StringComparison.Ordinal) || member.EndsWith("ARN", StringComparison.Ordinal)
        || ResourceIds.Contains(member);

    /// <summary>
    /// Reads by another verb. Reports are asked for, which the reference calls reading; of STS, "even though they are logged as read-only":
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html. DecodeAuthorizationMessage changes nothing; that it is a read there is
    /// a guess.
    /// </summary>
    private static readonly string[] Reads =
    [
        "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "DecodeAuthorizationMessage", "GenerateCredentialReport",
        "GenerateOrganizationsAccessReport", "GenerateServiceLastAccessedDetails",
    ];

    /// <summary>
    /// Writes by a verb of reading: STS's other credentials, by the table of the same page; the two that it does not list have the access level Write as
    /// those have.
    /// </summary>
    private static readonly string[] Writes = ["GetDelegatedAccessToken", "GetFederationToken", "GetSessionToken", "GetWebIdentityToken"];

    /// <summary>What tells a resource without being called a name.</summary>
    private static readonly string[] ResourceIds =
    [
        "AccessKeyId", "AccountAlias", "AssumedRoleId", "Bucket", "CertificateId", "Channel", "DashboardId", "DelegationRequestId", "EventDataStore", "FederatedUserId",
        "GroupId", "InstanceProfileId", "KmsKeyId", "OrganizationalUnitId", "PolicyId", "ResourceId", "RoleId", "SSHPublicKeyId", "SerialNumber",
        "ServerCertificateId", "ServiceSpecificCredentialId", "TargetId", "TargetPrincipal", "UserId",
    ];

    private static readonly string[] ReadVerbs = ["Get", "List", "Describe", "Simulate", "Lookup", "Head", "Search", "Check", "Validate"];

    /// <summary>A C# string literal.</summary>
    public static string Literal(string? text) =>
        text is null ? "null" : Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
