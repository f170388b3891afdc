using System.Collections.Frozen;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Contracts.Validation;

namespace IamSim.Iam;

/// <summary>
/// IAM's own words for what is wrong with a value. For names, paths and documents with a wrong character, and for aliases, IAM says what it
/// wants instead of showing a regular expression; of these it names the first and counts none. Everything else has AWS's general wording.
/// </summary>
/// <remarks>
/// Nothing of it is documented: the sentences are AWS's own from public reports (named below), the rest follows their pattern. Where a request
/// breaks another constraint too, the general wording counts and shows all of them: so a value that is too long and has a wrong character.
/// </remarks>
internal sealed class IamWording : IServiceWording
{
    // https://github.com/wallix/awless/issues/277
    private const string NameCharacters = "It must contain only alphanumeric characters and/or the following: +=,.@_-";

    // https://github.com/aws-cloudformation/cfn-lint/issues/722
    private const string WholePath = "It must begin and end with / and contain only alphanumeric characters and/or / characters.";

    // https://github.com/aws/aws-cli/issues/5860
    private const string StartOfPath = "It must begin with the / character and contain only alphanumeric characters and/or / characters.";

    // After the pattern of the others; no report of it.
    private const string Alphanumeric = "It must contain only alphanumeric characters.";

    // An answer to UploadServerCertificate of 2019, where a private key began with a byte order mark; for the other texts, after it.
    private const string PrintableText = "It must contain only printable ASCII characters.";

    // https://github.com/app-sre/qontract-schemas/pull/824
    private const string Alias =
        "It must be a minimum length of 3 characters and maximum length of 63 characters, contain only digits, lowercase letters, and hyphens (-), "
        + "but cannot begin or end with a hyphen.";

    /// <summary>What IAM wants of a value, by the shape whose pattern the value breaks.</summary>
    private static readonly FrozenDictionary<string, string> WantedOfShape = new Dictionary<string, string>
    {
        ["userNameType"] = NameCharacters,
        ["existingUserNameType"] = NameCharacters,
        ["groupNameType"] = NameCharacters,
        ["roleNameType"] = NameCharacters,
        ["policyNameType"] = NameCharacters,
        ["instanceProfileNameType"] = NameCharacters,
        ["serverCertificateNameType"] = NameCharacters,
        ["virtualMFADeviceName"] = NameCharacters,
        ["pathType"] = WholePath,
        ["policyPathType"] = WholePath,
        ["pathPrefixType"] = StartOfPath,
        ["accessKeyIdType"] = Alphanumeric,
        ["certificateIdType"] = Alphanumeric,
        ["publicKeyIdType"] = Alphanumeric,
        ["policyDocumentType"] = PrintableText,
        ["privateKeyType"] = PrintableText,
        ["certificateBodyType"] = PrintableText,
        ["certificateChainType"] = PrintableText,
        ["publicKeyMaterialType"] = PrintableText,
        ["accountAliasType"] = Alias,
    }.ToFrozenDictionary();

    public ServiceContract Service => IamService.Contract;

    public Fault? Describe(OperationModel operation, IReadOnlyList<ConstraintViolation> violations)
    {
        string? first = null;
        foreach (var violation in violations)
        {
            if (WantedOf(violation) is not { } wanted)
            {
                return null;
            }

            first ??= $"The specified value for {violation.Member} is invalid. {wanted}";
        }

        return first is null ? null : CommonFaults.ValidationError(first);
    }

    /// <summary>What IAM wants instead; null for a violation that has the general wording.</summary>
    private static string? WantedOf(ConstraintViolation violation) => violation switch
    {
        // A prefix of policies' paths has the shape of a whole path, and yet the prefix's sentence: as the report of ListPolicies shows.
        { Kind: ConstraintKind.Pattern, Member: "pathPrefix" } => StartOfPath,
        { Kind: ConstraintKind.Pattern } => WantedOfShape.GetValueOrDefault(violation.Shape),

        // The alias's sentence speaks of its length as well.
        { Kind: ConstraintKind.MinLength or ConstraintKind.MaxLength, Shape: "accountAliasType" } => Alias,
        _ => null,
    };
}
