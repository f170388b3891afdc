using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using IamSim.Conformance.Tests.Support;
using OtpNet;

namespace IamSim.Conformance.Tests.Sdks;

/// <summary>
/// An account of which each list has more than one item, and the arguments by which an SDK asks for each list and waits for what is there: a file
/// that the scripts of all SDKs read.
/// </summary>
internal sealed class PagedWorld : IDisposable
{
    private const string Deny = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""";
    private const string Url = "https://idp.example.com";

    private readonly LiveAccount _account;

    private PagedWorld(LiveAccount account) => _account = account;

    /// <summary>The file.</summary>
    public string Path { get; } = System.IO.Path.GetTempFileName();

    public static async Task<PagedWorld> MakeAsync(LiveAccount account)
    {
        var world = new PagedWorld(account);
        await world.MakePrincipalsAsync();
        await world.MakeCredentialsAsync();
        var saml = await world.MakeProvidersAsync();
        await File.WriteAllTextAsync(world.Path, JsonSerializer.Serialize(new { pages = world.Pages(saml), waiters = world.Waiters() }));
        return world;
    }

    public void Dispose() => File.Delete(Path);

    private async Task MakePrincipalsAsync()
    {
        await EachAsync(n => MustAsync("CreatePolicy", ("PolicyName", $"p{n}"), ("PolicyDocument", Documents.ReadBucket)));
        await EachAsync(n => MustAsync("CreateGroup", ("GroupName", $"g{n}")));
        await EachAsync(n => MustAsync("CreateUser", ("UserName", $"u{n}")));
        await EachAsync(n => MustAsync("CreateRole", ("RoleName", $"r{n}"), ("AssumeRolePolicyDocument", Documents.Ec2Trust)));
        await EachAsync(n => MustAsync("CreateInstanceProfile", ("InstanceProfileName", $"i{n}")));
        await EachAsync(n => MustAsync("AddRoleToInstanceProfile", ("InstanceProfileName", $"i{n}"), ("RoleName", "r1")));
        await EachAsync(n => MustAsync("AddUserToGroup", ("GroupName", $"g{n}"), ("UserName", "u1")));
        await EachAsync(n => n == 1 ? Task.CompletedTask : MustAsync("AddUserToGroup", ("GroupName", "g1"), ("UserName", $"u{n}")));
        foreach (var (kind, name) in new[] { ("User", "u1"), ("Group", "g1"), ("Role", "r1") })
        {
            await EachAsync(n => MustAsync($"Attach{kind}Policy", ($"{kind}Name", name), ("PolicyArn", _account.Arn($"policy/p{n}"))));
            await EachAsync(n => MustAsync($"Put{kind}Policy", ($"{kind}Name", name), ("PolicyName", $"own{n}"), ("PolicyDocument", Deny)));
        }

        await EachAsync(n => n == 1 ? Task.CompletedTask : MustAsync(
            "CreatePolicyVersion", ("PolicyArn", _account.Arn("policy/p1")), ("PolicyDocument", Documents.WriteBucket)));
        await TagAsync("TagUser", ("UserName", "u1"));
        await TagAsync("TagRole", ("RoleName", "r1"));
        await TagAsync("TagPolicy", ("PolicyArn", _account.Arn("policy/p1")));
        await TagAsync("TagInstanceProfile", ("InstanceProfileName", "i1"));
    }

    private async Task MakeCredentialsAsync()
    {
        for (var n = 0; n < 2; n++)
        {
            await MustAsync("CreateAccessKey", ("UserName", "u1"));
            await MustAsync("UploadSigningCertificate", ("UserName", "u1"), ("CertificateBody", Certificate().Body));
        }

        await EachAsync(async n =>
        {
            using var key = RSA.Create(2048);
            await MustAsync("UploadSSHPublicKey", ("UserName", "u1"), ("SSHPublicKeyBody", key.ExportSubjectPublicKeyInfoPem()));
            var (body, secret) = Certificate();
            await MustAsync("UploadServerCertificate", ("ServerCertificateName", $"s{n}"), ("CertificateBody", body), ("PrivateKey", secret));
            var device = await MustAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", $"m{n}"));
            var codes = new Hotp(Base32Encoding.ToBytes(Encoding.ASCII.GetString(Convert.FromBase64String(device.Value("Base32StringSeed")!))));
            var step = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30;
            await MustAsync(
                "EnableMFADevice",
                ("UserName", "u1"),
                ("SerialNumber", device.Value("SerialNumber")!),
                ("AuthenticationCode1", codes.ComputeHOTP(step - 1)),
                ("AuthenticationCode2", codes.ComputeHOTP(step)));
        });
        await TagAsync("TagMFADevice", ("SerialNumber", _account.Arn("mfa/m1")));
        await TagAsync("TagServerCertificate", ("ServerCertificateName", "s1"));
    }

    /// <summary>Makes the identity providers and returns the ARN of SAML's.</summary>
    private async Task<string> MakeProvidersAsync()
    {
        var certificate = string.Concat(Certificate().Body.Split('\n').Where(line => !line.StartsWith('-')));
        var saml = await MustAsync("CreateSAMLProvider", ("Name", "idp"), ("SAMLMetadataDocument", $"""
            <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{Url}">
              <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
                  <ds:X509Certificate>{certificate}</ds:X509Certificate>
                </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="{Url}/sso"/>
              </md:IDPSSODescriptor>
            </md:EntityDescriptor>
            """.PadRight(1000)));
        await MustAsync("CreateOpenIDConnectProvider", ("Url", Url));
        await TagAsync("TagSAMLProvider", ("SAMLProviderArn", saml.Value("SAMLProviderArn")!));
        await TagAsync("TagOpenIDConnectProvider", ("OpenIDConnectProviderArn", _account.Arn("oidc-provider/idp.example.com")));
        return saml.Value("SAMLProviderArn")!;
    }

    /// <summary>The arguments of each list that needs some, by operation.</summary>
    private Dictionary<string, object> Pages(string saml) => new()
    {
        ["GetAccountAuthorizationDetails"] = new { Filter = new[] { "User", "Group", "Role", "LocalManagedPolicy" } },
        ["GetGroup"] = new { GroupName = "g1" },
        ["ListAccessKeys"] = new { UserName = "u1" },
        ["ListAttachedGroupPolicies"] = new { GroupName = "g1" },
        ["ListAttachedRolePolicies"] = new { RoleName = "r1" },
        ["ListAttachedUserPolicies"] = new { UserName = "u1" },
        ["ListEntitiesForPolicy"] = new { PolicyArn = _account.Arn("policy/p1") },
        ["ListGroupPolicies"] = new { GroupName = "g1" },
        ["ListGroupsForUser"] = new { UserName = "u1" },
        ["ListInstanceProfileTags"] = new { InstanceProfileName = "i1" },
        ["ListInstanceProfilesForRole"] = new { RoleName = "r1" },
        ["ListMFADeviceTags"] = new { SerialNumber = _account.Arn("mfa/m1") },
        ["ListMFADevices"] = new { UserName = "u1" },
        ["ListOpenIDConnectProviderTags"] = new { OpenIDConnectProviderArn = _account.Arn("oidc-provider/idp.example.com") },
        ["ListPolicies"] = new { Scope = "Local" },
        ["ListPolicyTags"] = new { PolicyArn = _account.Arn("policy/p1") },
        ["ListPolicyVersions"] = new { PolicyArn = _account.Arn("policy/p1") },
        ["ListRolePolicies"] = new { RoleName = "r1" },
        ["ListRoleTags"] = new { RoleName = "r1" },
        ["ListSAMLProviderTags"] = new { SAMLProviderArn = saml },
        ["ListSSHPublicKeys"] = new { UserName = "u1" },
        ["ListServerCertificateTags"] = new { ServerCertificateName = "s1" },
        ["ListSigningCertificates"] = new { UserName = "u1" },
        ["ListUserPolicies"] = new { UserName = "u1" },
        ["ListUserTags"] = new { UserName = "u1" },
        ["SimulateCustomPolicy"] = new { PolicyInputList = new[] { Documents.ReadBucket }, ActionNames = Actions },
        ["SimulatePrincipalPolicy"] = new { PolicySourceArn = _account.Arn("user/u1"), ActionNames = Actions },
    };

    private static string[] Actions => ["s3:GetObject", "s3:PutObject", "s3:ListBucket"];

    /// <summary>What each waiter waits for: something that is there.</summary>
    private Dictionary<string, object> Waiters() => new()
    {
        ["UserExists"] = new { UserName = "u1" },
        ["RoleExists"] = new { RoleName = "r1" },
        ["InstanceProfileExists"] = new { InstanceProfileName = "i1" },
        ["PolicyExists"] = new { PolicyArn = _account.Arn("policy/p1") },
    };

    private async Task<LiveAnswer> MustAsync(string operation, params (string, string)[] parameters)
    {
        var answer = await _account.CallAsync(operation, parameters);
        Assert.True(answer.Status == 200, $"{operation} answered {answer.Status}: {answer.Text}");
        return answer;
    }

    private Task TagAsync(string operation, (string, string) thing) => MustAsync(
        operation,
        [thing, .. Enumerable.Range(1, 3).SelectMany(n => new[] { ($"Tags.member.{n}.Key", $"key{n}"), ($"Tags.member.{n}.Value", $"value{n}") })]);

    private static async Task EachAsync(Func<int, Task> make)
    {
        for (var n = 1; n <= 3; n++)
        {
            await make(n);
        }
    }

    private static (string Body, string Key) Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = new CertificateRequest("CN=example.com", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        return (made.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
