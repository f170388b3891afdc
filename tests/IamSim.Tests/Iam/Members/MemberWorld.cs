using IamSim.Iam.Roles;
using IamSim.Iam.Users;
using IamSim.Storage;
using IamSim.Tests.Iam.DelegationRequests;
using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.Iam.Policies;
using IamSim.Tests.Iam.Roles;
using IamSim.Tests.Iam.SamlProviders;
using IamSim.Tests.Iam.SshPublicKeys;
using IamSim.Tests.Organizations;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Members;

/// <summary>
/// An account in which there are things that have all they can have, tags, boundary, description, policies, a last use, and plain ones that have nothing.
/// Every operation that answers with something has been called, and its answer is kept.
/// </summary>
public sealed class MemberWorld(Sim sim) : IAsyncLifetime
{
    private const string Boundary = "arn:aws:iam::aws:policy/PowerUserAccess";

    private static readonly (string Name, string Value)[] Tagged = [("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "ml")];

    private readonly TestAccount _account = sim.NewAccount();

    /// <summary>What was answered, by operation; behind it a word for what is special in the call, where there is something.</summary>
    internal Dictionary<string, WireAnswer> Answers { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await PrincipalsAsync();
        await PoliciesAsync();
        await CredentialsAsync();
        await MfaAsync();
        await ProvidersAsync();
        await CertificatesAsync();
        await AccountAsync();
        await ReportsAsync();
        await DelegationAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task PrincipalsAsync()
    {
        await CallAsync("CreateUser", [("UserName", "alice"), ("PermissionsBoundary", Boundary), .. Tagged]);
        await CallAsync("CreateUser plain", ("UserName", "plain"));
        await sim.SeedAsync(new User
        {
            AccountId = _account.Id,
            Id = new Ids().User(),
            Name = "used",
            NameKey = NameKeys.Of("used"),
            Path = "/",
            CreatedAt = DateTimeOffset.UnixEpoch,
            PasswordLastUsedAt = DateTimeOffset.UnixEpoch,
        });
        await CallAsync("CreateGroup", ("GroupName", "ml"));
        await DoAsync("AddUserToGroup", ("GroupName", "ml"), ("UserName", "alice"));
        await DoAsync("AddUserToGroup", ("GroupName", "ml"), ("UserName", "used"));
        await CallAsync(
            "CreateRole",
            [
                ("RoleName", "Deployer"), ("AssumeRolePolicyDocument", Trust.Ec2), ("Description", "Deploys"), ("MaxSessionDuration", "7200"),
                ("PermissionsBoundary", Boundary), .. Tagged,
            ]);
        await CallAsync("CreateRole plain", ("RoleName", "Plain"), ("AssumeRolePolicyDocument", Trust.Ec2));
        await sim.SeedAsync(new Role
        {
            AccountId = _account.Id,
            Id = new Ids().Role(),
            Name = "Used",
            NameKey = NameKeys.Of("Used"),
            Path = "/",
            CreatedAt = DateTimeOffset.UnixEpoch,
            TrustPolicy = Trust.Ec2,
            MaxSessionDuration = 3600,
            LastUsedAt = DateTimeOffset.UnixEpoch,
            LastUsedRegion = "us-east-1",
        });
        await CallAsync("CreateInstanceProfile", [("InstanceProfileName", "Webserver"), .. Tagged]);
        await CallAsync("CreateInstanceProfile plain", ("InstanceProfileName", "Plain"));
        await DoAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "Webserver"), ("RoleName", "Deployer"));
        await DoAsync("CreateInstanceProfile", ("InstanceProfileName", "Used"));
        await DoAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "Used"), ("RoleName", "Used"));

        await CallAsync("GetUser", ("UserName", "alice"));
        await CallAsync("GetUser plain", ("UserName", "plain"));
        await CallAsync("GetUser used", ("UserName", "used"));
        await CallAsync("GetUser root");
        await CallAsync("ListUsers");
        await CallAsync("ListUserTags", ("UserName", "alice"));
        await CallAsync("GetGroup", ("GroupName", "ml"));
        await CallAsync("ListGroups");
        await CallAsync("ListGroupsForUser", ("UserName", "alice"));
        await CallAsync("GetRole", ("RoleName", "Deployer"));
        await CallAsync("GetRole plain", ("RoleName", "Plain"));
        await CallAsync("GetRole used", ("RoleName", "Used"));
        await CallAsync("ListRoles");
        await CallAsync("ListRoleTags", ("RoleName", "Deployer"));
        await CallAsync("UpdateRoleDescription", ("RoleName", "Deployer"), ("Description", "Deploys it all"));
        await CallAsync("UpdateRole", ("RoleName", "Deployer"), ("Description", "Deploys"));
        await CallAsync("GetInstanceProfile", ("InstanceProfileName", "Webserver"));
        await CallAsync("GetInstanceProfile plain", ("InstanceProfileName", "Plain"));
        await CallAsync("GetInstanceProfile used", ("InstanceProfileName", "Used"));
        await CallAsync("ListInstanceProfiles");
        await CallAsync("ListInstanceProfilesForRole", ("RoleName", "Deployer"));
        await CallAsync("ListInstanceProfileTags", ("InstanceProfileName", "Webserver"));
        await CallAsync("CreateServiceLinkedRole", ("AWSServiceName", "support.amazonaws.com"), ("Description", "Supports"));
        var deletion = await CallAsync("DeleteServiceLinkedRole", ("RoleName", "AWSServiceRoleForSupport"));
        await CallAsync("GetServiceLinkedRoleDeletionStatus", ("DeletionTaskId", deletion.Value("DeletionTaskId")!));
    }

    private async Task PoliciesAsync()
    {
        var arn = (await CallAsync("CreatePolicy", [("PolicyName", "Train"), ("PolicyDocument", Documents.Read), ("Description", "Trains"), .. Tagged]))
            .Value("Policy/Arn")!;
        var plain = (await CallAsync("CreatePolicy plain", ("PolicyName", "plain"), ("PolicyDocument", Documents.Read))).Value("Policy/Arn")!;
        await CallAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Write), ("SetAsDefault", "true"));
        foreach (var (kind, name) in new[] { ("User", "alice"), ("Group", "ml"), ("Role", "Deployer") })
        {
            await DoAsync($"Attach{kind}Policy", ($"{kind}Name", name), ("PolicyArn", arn));
            await DoAsync($"Put{kind}Policy", ($"{kind}Name", name), ("PolicyName", "own"), ("PolicyDocument", Documents.Read));
            await CallAsync($"ListAttached{kind}Policies", ($"{kind}Name", name));
            await CallAsync($"List{kind}Policies", ($"{kind}Name", name));
            await CallAsync($"Get{kind}Policy", ($"{kind}Name", name), ("PolicyName", "own"));
        }

        await CallAsync("GetPolicy", ("PolicyArn", arn));
        await CallAsync("GetPolicy plain", ("PolicyArn", plain));
        await CallAsync("GetPolicy aws", ("PolicyArn", Boundary));
        await CallAsync("ListPolicies", ("Scope", "Local"));
        await CallAsync("ListPolicyTags", ("PolicyArn", arn));
        await CallAsync("GetPolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"));
        await CallAsync("ListPolicyVersions", ("PolicyArn", arn));
        await CallAsync("ListEntitiesForPolicy", ("PolicyArn", arn));
        await CallAsync("ListEntitiesForPolicy boundary", ("PolicyArn", Boundary));
        await CallAsync("SimulateCustomPolicy", ("PolicyInputList.member.1", Documents.Read), ("ActionNames.member.1", "s3:GetObject"));
        await CallAsync(
            "SimulatePrincipalPolicy",
            ("PolicySourceArn", _account.Arn("user/alice")), ("ActionNames.member.1", "s3:GetObject"), ("ResourceArns.member.1", "arn:aws:s3:::b/k"));
        await CallAsync("GetContextKeysForCustomPolicy", ("PolicyInputList.member.1", Documents.Read));
        await CallAsync("GetContextKeysForPrincipalPolicy", ("PolicySourceArn", _account.Arn("user/alice")));
    }

    private async Task CredentialsAsync()
    {
        await CallAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "Correct-Horse-7-Battery"));
        await CallAsync("GetLoginProfile", ("UserName", "alice"));
        var used = (await CallAsync("CreateAccessKey", ("UserName", "alice"))).Value("AccessKey/AccessKeyId")!;
        await CallAsync("CreateAccessKey root");
        await _account.With(used).CallAsync("GetUser");
        await CallAsync("ListAccessKeys", ("UserName", "alice"));
        await CallAsync("GetAccessKeyLastUsed", ("AccessKeyId", used));
        await CallAsync("GetAccessKeyLastUsed never", ("AccessKeyId", await _account.NewKeyAsync("alice")));
        var key = (await CallAsync("UploadSSHPublicKey", ("UserName", "alice"), ("SSHPublicKeyBody", SshPublicKeyTests.NewKey())))
            .Value("SSHPublicKey/SSHPublicKeyId")!;
        await CallAsync("GetSSHPublicKey", ("UserName", "alice"), ("SSHPublicKeyId", key), ("Encoding", "SSH"));
        await CallAsync("ListSSHPublicKeys", ("UserName", "alice"));
        foreach (var (word, service, age) in new[] { (string.Empty, "codecommit.amazonaws.com", default(string)), (" key", "bedrock.amazonaws.com", "5") })
        {
            (string, string)[] aged = age is null ? [] : [("CredentialAgeDays", age)];
            var id = (await CallAsync("CreateServiceSpecificCredential" + word, [("UserName", "alice"), ("ServiceName", service), .. aged]))
                .Value("ServiceSpecificCredential/ServiceSpecificCredentialId")!;
            await CallAsync("ResetServiceSpecificCredential" + word, ("UserName", "alice"), ("ServiceSpecificCredentialId", id));
            await CallAsync("ListServiceSpecificCredentials" + word, ("UserName", "alice"), ("ServiceName", service));
        }
    }

    private async Task MfaAsync()
    {
        await CallAsync("CreateVirtualMFADevice", [("VirtualMFADeviceName", "tagged"), .. Tagged]);
        await CallAsync("CreateVirtualMFADevice plain", ("VirtualMFADeviceName", "plain"));
        await CallAsync("ListVirtualMFADevices nobody's", ("AssignmentStatus", "Unassigned"));
        var phone = await Authenticator.EnabledAsync(_account, "alice", "phone");
        await Authenticator.EnabledAsync(_account, "used", "tablet");
        await CallAsync("ListVirtualMFADevices", ("AssignmentStatus", "Assigned"));
        await CallAsync("ListMFADevices", ("UserName", "alice"));
        await CallAsync("ListMFADeviceTags", ("SerialNumber", _account.Arn("mfa/tagged")));
        await CallAsync("GetMFADevice", ("SerialNumber", phone.SerialNumber));
    }

    private async Task ProvidersAsync()
    {
        var okta = _account.Arn("saml-provider/Okta");
        await CallAsync(
            "CreateSAMLProvider",
            [
                ("Name", "Okta"), ("SAMLMetadataDocument", SamlProviderTests.Metadata()), ("AssertionEncryptionMode", "Allowed"),
                ("AddPrivateKey", SamlProviderTests.NewKey()), .. Tagged,
            ]);
        await CallAsync("CreateSAMLProvider plain", ("Name", "Plain"), ("SAMLMetadataDocument", SamlProviderTests.Metadata()));
        await CallAsync("GetSAMLProvider", ("SAMLProviderArn", okta));
        await CallAsync("GetSAMLProvider plain", ("SAMLProviderArn", _account.Arn("saml-provider/Plain")));
        await CallAsync("UpdateSAMLProvider", ("SAMLProviderArn", okta), ("SAMLMetadataDocument", SamlProviderTests.Metadata()));
        await CallAsync("ListSAMLProviders");
        await CallAsync("ListSAMLProviderTags", ("SAMLProviderArn", okta));

        var oidc = (await CallAsync(
            "CreateOpenIDConnectProvider",
            [
                ("Url", "https://a.example.com"), ("ClientIDList.member.1", "app"), ("ThumbprintList.member.1", new string('a', 40)), .. Tagged,
            ])).Value("OpenIDConnectProviderArn")!;
        var plain = (await CallAsync("CreateOpenIDConnectProvider plain", ("Url", "https://b.example.com"))).Value("OpenIDConnectProviderArn")!;
        await CallAsync("GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", oidc));
        await CallAsync("GetOpenIDConnectProvider plain", ("OpenIDConnectProviderArn", plain));
        await CallAsync("ListOpenIDConnectProviders");
        await CallAsync("ListOpenIDConnectProviderTags", ("OpenIDConnectProviderArn", oidc));
    }

    private async Task CertificatesAsync()
    {
        var (server, intermediate, root) = Certificates.Chained();
        await CallAsync(
            "UploadServerCertificate",
            [
                ("ServerCertificateName", "web"), ("CertificateBody", server.Body), ("PrivateKey", server.Key),
                ("CertificateChain", intermediate + "\n" + root), .. Tagged,
            ]);
        await CallAsync(
            "UploadServerCertificate plain", ("ServerCertificateName", "plain"), ("CertificateBody", server.Body), ("PrivateKey", server.Key));
        await CallAsync("GetServerCertificate", ("ServerCertificateName", "web"));
        await CallAsync("GetServerCertificate plain", ("ServerCertificateName", "plain"));
        await CallAsync("ListServerCertificates");
        await CallAsync("ListServerCertificateTags", ("ServerCertificateName", "web"));
        await CallAsync("UploadSigningCertificate", ("UserName", "alice"), ("CertificateBody", Certificates.SelfSigned().Body));
        await CallAsync("ListSigningCertificates", ("UserName", "alice"));
    }

    private async Task AccountAsync()
    {
        await DoAsync("CreateAccountAlias", ("AccountAlias", $"members-{_account.Id}"));
        await CallAsync("ListAccountAliases");
        await CallAsync("GetAccountSummary");
        await DoAsync("UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "8"));
        await CallAsync("GetAccountPasswordPolicy plain");
        await DoAsync("UpdateAccountPasswordPolicy", ("MaxPasswordAge", "90"), ("PasswordReusePrevention", "5"), ("HardExpiry", "true"));
        await CallAsync("GetAccountPasswordPolicy");
        await CallAsync("GetAccountAuthorizationDetails");
        await CallAsync("EnableOutboundWebIdentityFederation");
        await CallAsync("GetOutboundWebIdentityFederationInfo");
    }

    private async Task ReportsAsync()
    {
        await CallAsync("GenerateCredentialReport");
        await DoAsync("GenerateCredentialReport");
        await CallAsync("GetCredentialReport");
        var job = (await CallAsync("GenerateServiceLastAccessedDetails", ("Arn", _account.Arn("user/alice")), ("Granularity", "ACTION_LEVEL"))).Value("JobId")!;
        await CallAsync("GetServiceLastAccessedDetails", ("JobId", job));
        await CallAsync("GetServiceLastAccessedDetailsWithEntities", ("JobId", job), ("ServiceNamespace", "s3"));
        await CallAsync("ListPoliciesGrantingServiceAccess", ("Arn", _account.Arn("user/alice")), ("ServiceNamespaces.member.1", "s3"));

        var organization = (await _account.MustOrgAsync("CreateOrganization", new { FeatureSet = "ALL" })).At("Organization", "Id");
        var root = (await _account.MustOrgAsync("ListRoots")).Each("Roots", "Id")[0];
        foreach (var feature in new[] { "RootCredentialsManagement", "RootSessions" })
        {
            await CallAsync($"EnableOrganizations{feature}");
        }

        await CallAsync("ListOrganizationsFeatures");
        await CallAsync("DisableOrganizationsRootSessions");
        await CallAsync("DisableOrganizationsRootCredentialsManagement");
        var report = (await CallAsync("GenerateOrganizationsAccessReport", ("EntityPath", $"{organization}/{root}"))).Value("JobId")!;
        await CallAsync("GetOrganizationsAccessReport", ("JobId", report), ("MaxItems", "10"));
    }

    private async Task DelegationAsync()
    {
        var partner = sim.NewAccount();
        await partner.RegisterAsync();
        Answers["CreateDelegationRequest"] = await partner.MustAsync("CreateDelegationRequest", partner.Asked(("OwnerAccountId", _account.Id)));
        var id = Answers["CreateDelegationRequest"].Value("DelegationRequestId")!;
        await DoAsync("AssociateDelegationRequest", ("DelegationRequestId", id));
        await CallAsync("GetDelegationRequest", ("DelegationRequestId", id), ("DelegationPermissionCheck", "true"));
        await CallAsync("ListDelegationRequests");
        await CallAsync("GetHumanReadableSummary", ("EntityArn", _account.Arn($"delegation-request/{id}")));
    }

    private Task DoAsync(string operation, params (string Name, string Value)[] parameters) => _account.MustAsync(operation, parameters);

    private async Task<WireAnswer> CallAsync(string name, params (string Name, string Value)[] parameters) =>
        Answers[name] = await _account.MustAsync(name.Split(' ')[0], parameters);
}
