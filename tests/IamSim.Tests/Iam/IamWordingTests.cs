using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Contracts.Validation;
using IamSim.Iam;

namespace IamSim.Tests.Iam;

/// <summary>The whole of a request's validation, from the model's constraints to the message.</summary>
public sealed class IamWordingTests
{
    private const string Names = "It must contain only alphanumeric characters and/or the following: +=,.@_-";
    private const string WholePath = "It must begin and end with / and contain only alphanumeric characters and/or / characters.";
    private const string StartOfPath = "It must begin with the / character and contain only alphanumeric characters and/or / characters.";
    private const string Alphanumeric = "It must contain only alphanumeric characters.";
    private const string Alias =
        "It must be a minimum length of 3 characters and maximum length of 63 characters, contain only digits, lowercase letters, and hyphens (-), "
        + "but cannot begin or end with a hyphen.";

    private const string Document = /*lang=json*/ """{"Version":"2012-10-17","Statement":[]}""";
    private const string Arn = "arn:aws:iam::123456789012:policy/p";

    private static readonly List<(string What, IRequest Request, string Expected)> OwnWords =
    [
        ("a user's name", new CreateUserRequest { UserName = "al ice" }, $"userName is invalid. {Names}"),
        ("an existing user's name", new GetUserRequest { UserName = "a/b" }, $"userName is invalid. {Names}"),
        ("the member's own name", new UpdateUserRequest { UserName = "a", NewUserName = "ü" }, $"newUserName is invalid. {Names}"),
        ("a group's name", new CreateGroupRequest { GroupName = "a#b" }, $"groupName is invalid. {Names}"),
        ("a role's name", new GetRoleRequest { RoleName = "a:b" }, $"roleName is invalid. {Names}"),
        ("a policy's name", new CreatePolicyRequest { PolicyName = "a b", PolicyDocument = Document }, $"policyName is invalid. {Names}"),
        ("an instance profile's name",
            new GetInstanceProfileRequest { InstanceProfileName = "a*" },
            $"instanceProfileName is invalid. {Names}"),
        ("a virtual device's name",
            new CreateVirtualMFADeviceRequest { VirtualMFADeviceName = "a b" },
            $"virtualMFADeviceName is invalid. {Names}"),
        ("the first of two", new AddUserToGroupRequest { GroupName = "g g", UserName = "u u" }, $"groupName is invalid. {Names}"),
        ("a path without its end", new CreateUserRequest { UserName = "a", Path = "/x" }, $"path is invalid. {WholePath}"),
        ("a path without its begin", new CreateGroupRequest { GroupName = "a", Path = "x/" }, $"path is invalid. {WholePath}"),
        ("a path with a space", new CreateRoleRequest { RoleName = "a", Path = "/a b/", AssumeRolePolicyDocument = Document }, $"path is invalid. {WholePath}"),
        ("a new path", new UpdateGroupRequest { GroupName = "a", NewPath = "x" }, $"newPath is invalid. {WholePath}"),
        ("a policy's path",
            new CreatePolicyRequest { PolicyName = "a", Path = "/a b/", PolicyDocument = Document },
            $"path is invalid. {WholePath}"),
        ("a prefix of paths", new ListUsersRequest { PathPrefix = "x" }, $"pathPrefix is invalid. {StartOfPath}"),
        ("a prefix of policies' paths", new ListPoliciesRequest { PathPrefix = "/foo" }, $"pathPrefix is invalid. {StartOfPath}"),
        ("a key's id", new GetAccessKeyLastUsedRequest { AccessKeyId = "AKIA-AAAAAAAAAAAAAAA" }, $"accessKeyId is invalid. {Alphanumeric}"),
        ("a document with a control character",
            new CreatePolicyVersionRequest { PolicyArn = Arn, PolicyDocument = "{\u0001}" },
            "policyDocument is invalid. It must contain only printable ASCII characters."),
        ("a private key that begins with a byte order mark",
            new UploadServerCertificateRequest { ServerCertificateName = "a", CertificateBody = "a", PrivateKey = "\uFEFFa" },
            "privateKey is invalid. It must contain only printable ASCII characters."),
        ("a certificate with a control character",
            new UploadSigningCertificateRequest { CertificateBody = "\u0001" },
            "certificateBody is invalid. It must contain only printable ASCII characters."),
        ("a chain with a control character",
            new UploadServerCertificateRequest { ServerCertificateName = "a", CertificateBody = "a", PrivateKey = "a", CertificateChain = "\u0001" },
            "certificateChain is invalid. It must contain only printable ASCII characters."),
        ("a public key with a control character",
            new UploadSSHPublicKeyRequest { UserName = "a", SSHPublicKeyBody = "\u0001" },
            "sSHPublicKeyBody is invalid. It must contain only printable ASCII characters."),
        ("an alias with a capital", new CreateAccountAliasRequest { AccountAlias = "Acme" }, $"accountAlias is invalid. {Alias}"),
        ("an alias with two hyphens in a row", new CreateAccountAliasRequest { AccountAlias = "a--b" }, $"accountAlias is invalid. {Alias}"),
        ("an alias that ends in a hyphen", new DeleteAccountAliasRequest { AccountAlias = "acme-" }, $"accountAlias is invalid. {Alias}"),
        ("a short alias, both length and pattern", new CreateAccountAliasRequest { AccountAlias = "ab" }, $"accountAlias is invalid. {Alias}"),
        ("a long alias, both length and pattern",
            new CreateAccountAliasRequest { AccountAlias = new string('a', 64) },
            $"accountAlias is invalid. {Alias}"),
    ];

    private static readonly List<(string What, IRequest Request, string Expected)> GeneralWords =
    [
        ("too long",
            new CreateUserRequest { UserName = new string('u', 65) },
            "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64"),
        ("missing",
            new CreateUserRequest(),
            "1 validation error detected: Value null at 'userName' failed to satisfy constraint: Member must not be null"),
        ("not of the enum",
            new UpdateAccessKeyRequest { AccessKeyId = "AKIAAAAAAAAAAAAAAAAA", Status = "active" },
            "1 validation error detected: Value at 'status' failed to satisfy constraint: "
            + "Member must satisfy enum value set: [Active, Inactive, Expired]"),
        ("too great",
            new ListGroupsRequest { MaxItems = 1001 },
            "1 validation error detected: Value at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000"),
        ("too small",
            new ListGroupsRequest { MaxItems = 0 },
            "1 validation error detected: Value at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1"),
        ("the key of a listed tag",
            new TagUserRequest { UserName = "a", Tags = [Tag("ok", "v"), Tag("a*b", "v")] },
            "1 validation error detected: Value at 'tags.2.member.key' failed to satisfy constraint: "
            + @"Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+"),
        ("the value of a listed tag",
            new TagUserRequest { UserName = "a", Tags = [Tag("k", new string('v', 257))] },
            "1 validation error detected: Value at 'tags.1.member.value' failed to satisfy constraint: "
            + "Member must have length less than or equal to 256"),
        ("a name both too long and with a wrong character: counted, both",
            new CreateGroupRequest { GroupName = new string(' ', 129) },
            "2 validation errors detected: Value at 'groupName' failed to satisfy constraint: Member must have length less than or equal to 128; "
            + @"Value at 'groupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+"),
        ("a wrong character in one member, another missing: counted, both",
            new AddUserToGroupRequest { GroupName = "g g" },
            "2 validation errors detected: Value at 'groupName' failed to satisfy constraint: "
            + @"Member must satisfy regular expression pattern: [\w+=,.@-]+; "
            + "Value null at 'userName' failed to satisfy constraint: Member must not be null"),
        ("an empty name: counted, length and pattern",
            new GetGroupRequest { GroupName = "" },
            "2 validation errors detected: Value at 'groupName' failed to satisfy constraint: Member must have length greater than or equal to 1; "
            + @"Value at 'groupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+"),
    ];

    public static TheoryData<string> OwnCases => [.. OwnWords.Select(c => c.What)];

    public static TheoryData<string> GeneralCases => [.. GeneralWords.Select(c => c.What)];

    [Theory]
    [MemberData(nameof(OwnCases))]
    public void Describe_WhereIamHasItsOwnWords_SaysWhatItWants(string what)
    {
        var (_, request, expected) = OwnWords.Single(c => c.What == what);
        var fault = Describe(request);

        Assert.Equal(("ValidationError", 400), (fault.Code, fault.Status));
        Assert.Equal($"The specified value for {expected}", fault.Message);
    }

    [Theory]
    [MemberData(nameof(GeneralCases))]
    public void Describe_Otherwise_CountsInAwsGeneralWords(string what)
    {
        var (_, request, expected) = GeneralWords.Single(c => c.What == what);
        var fault = Describe(request);

        Assert.Equal(("ValidationError", 400), (fault.Code, fault.Status));
        Assert.Equal(expected, fault.Message);
    }

    private static Tag Tag(string key, string value) => new() { Key = key, Value = value };

    private static Fault Describe(IRequest request)
    {
        var violations = new Violations();
        request.Model.Validate(request, violations);
        return new IamSim.Calls.ValidationFaults([new IamWording()]).Describe(request.Model, violations.Found);
    }
}
