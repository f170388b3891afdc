using System.Text.Json.Nodes;
using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.Iam.Policies;
using IamSim.Tests.Iam.Roles;
using IamSim.Tests.Iam.SamlProviders;
using IamSim.Tests.Iam.SshPublicKeys;

namespace IamSim.Tests.Sweep;

/// <summary>Values that mean something, where any text that satisfies the model would not: the name of a user that exists, a certificate.</summary>
internal static class SweepValues
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private const string OidcUrl = "https://server.example.com";
    private const string Thumbprint = "6938fd4d98bab03faadb97b34396831e3780aea1";
    private const string Lambda = "lambda.amazonaws.com";

    /// <summary>What the launch of an instance in a VPC, without EBS, must name.</summary>
    private static readonly string[] Launched = ["instance", "image", "security-group", "network-interface"];

    /// <summary>By the member's name, for every operation that has none of its own.</summary>
    private static readonly Dictionary<string, Func<SweepWorld, Task<JsonNode>>> OfMember = new()
    {
        ["UserName"] = w => Named(w, "CreateUser", "UserName", "alice"),
        ["NewUserName"] = _ => Text("bob"),
        ["GroupName"] = w => Named(w, "CreateGroup", "GroupName", "developers"),
        ["NewGroupName"] = _ => Text("engineers"),
        ["RoleName"] = w => Named(w, "CreateRole", "RoleName", "runner", ("AssumeRolePolicyDocument", Trust.Ec2)),
        ["InstanceProfileName"] = w => Named(w, "CreateInstanceProfile", "InstanceProfileName", "runners"),
        ["PolicyArn"] = w => Of(w.OnceAsync("CreatePolicy", ("PolicyName", "reader"), ("PolicyDocument", Documents.Read)), "Policy/Arn"),
        ["PolicyName"] = _ => Text("inline"),
        ["PolicyDocument"] = _ => Text(Documents.Read),
        ["PermissionsBoundary"] = _ => Text(ReadOnly),
        ["VersionId"] = _ => Text("v1"),
        ["AccessKeyId"] = w => OfAlices(w, "AccessKey/AccessKeyId", "CreateAccessKey"),
        ["SSHPublicKeyId"] = w => OfAlices(w, "SSHPublicKey/SSHPublicKeyId", "UploadSSHPublicKey", ("SSHPublicKeyBody", SshPublicKeyTests.Ssh)),
        ["SSHPublicKeyBody"] = _ => Text(SshPublicKeyTests.Ssh),
        ["CertificateId"] = w => OfAlices(w, "Certificate/CertificateId", "UploadSigningCertificate", ("CertificateBody", w.Certificate.Body)),
        ["CertificateBody"] = w => Text(w.Certificate.Body),
        ["PrivateKey"] = w => Text(w.Certificate.Key),
        ["ServerCertificateName"] = w => Named(
            w, "UploadServerCertificate", "ServerCertificateName", "web", ("CertificateBody", w.Certificate.Body), ("PrivateKey", w.Certificate.Key)),
        ["NewServerCertificateName"] = _ => Text("production"),
        ["ServiceSpecificCredentialId"] = w => OfAlices(
            w, "ServiceSpecificCredential/ServiceSpecificCredentialId", "CreateServiceSpecificCredential", ("ServiceName", "codecommit.amazonaws.com")),
        ["ServiceName"] = _ => Text("codecommit.amazonaws.com"),
        ["SerialNumber"] = async w => (await w.EnabledDeviceAsync()).SerialNumber,
        ["SAMLProviderArn"] = async w => await w.SamlProviderAsync(),
        ["SAMLMetadataDocument"] = _ => Text(SamlProviderTests.Metadata()),
        ["AddPrivateKey"] = _ => Text(SamlProviderTests.NewKey()),
        ["RemovePrivateKey"] = async w =>
            (await w.Root.MustAsync("GetSAMLProvider", ("SAMLProviderArn", await w.SamlProviderAsync()))).Values("PrivateKeyList", "KeyId")[0]!,
        ["OpenIDConnectProviderArn"] = w => Of(
            w.OnceAsync("CreateOpenIDConnectProvider", ("Url", OidcUrl), ("ThumbprintList.member.1", Thumbprint), ("ClientIDList.member.1", "first")),
            "OpenIDConnectProviderArn"),
        ["Url"] = _ => Text(OidcUrl),
        ["ThumbprintList"] = _ => List(Thumbprint),
        ["ClientIDList"] = _ => List("first"),
        ["ClientID"] = _ => Text("second"),
        ["AccountAlias"] = _ => Text($"alias-{Guid.NewGuid():N}"),
        ["AWSServiceName"] = _ => Text(Lambda),
        ["DelegationRequestId"] = async w => await w.DelegationAsync("AssociateDelegationRequest"),
        ["Tags"] = _ => Task.FromResult(SweepWorld.Json(new[] { new { key = "team", value = "vision" } })),
        ["TagKeys"] = _ => List("team"),
        ["PolicySourceArn"] = w => Arn(w, "user", "CreateUser", "UserName", "alice"),
        ["PolicyInputList"] = _ => List(Documents.Read),
        ["PermissionsBoundaryPolicyInputList"] = _ => List(Documents.Read),
        ["ActionNames"] = _ => List("ec2:RunInstances"),
        ["ResourceArns"] = _ => List([.. Launched.Select(type => $"arn:aws:ec2:us-east-1:123456789012:{type}/one")]),
        ["ResourceHandlingOption"] = _ => Text("EC2-VPC-InstanceStore"),
        ["ResourceOwner"] = w => Text(w.Root.Arn("root")),
        ["CallerArn"] = w => Arn(w, "user", "CreateUser", "UserName", "alice"),
        ["ResourcePolicy"] = _ => Text(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::ml-data/*"}]}"""),
        ["ContextEntries"] = _ => Task.FromResult(SweepWorld.Json(
            new[] { new { contextKeyName = "aws:username", contextKeyValues = new[] { "alice" }, contextKeyType = "string" } })),
        ["EntityArn"] = async w => w.Root.Arn($"delegation-request/{await w.DelegationAsync()}"),
        ["Locale"] = _ => Text("en"),
        ["OwnerId"] = w => Text(w.Root.Arn("root")),
        ["Arn"] = w => Arn(w, "user", "CreateUser", "UserName", "alice"),
        ["ServiceNamespaces"] = _ => List("s3"),
        ["ServiceNamespace"] = _ => Text("s3"),
        ["JobId"] = async w =>
        {
            await InlineOfUser(w);
            return await Of(w.OnceAsync("GenerateServiceLastAccessedDetails", ("Arn", w.Root.Arn("user/alice"))), "JobId");
        },
        ["OldPassword"] = _ => Text(SweepWorld.Password),
        ["NewPassword"] = _ => Text(SweepWorld.Password + "2"),
        ["Password"] = _ => Text(SweepWorld.Password),
    };

    /// <summary>By operation and member, where the operation means another thing by it than the others.</summary>
    private static readonly Dictionary<string, Func<SweepWorld, Task<JsonNode>>> OfOperation = new()
    {
        ["CreateUser.UserName"] = _ => Text("made"),
        ["CreateGroup.GroupName"] = _ => Text("made"),
        ["CreateRole.RoleName"] = _ => Text("made"),
        ["CreateRole.AssumeRolePolicyDocument"] = _ => Text(Trust.Ec2),
        ["UpdateAssumeRolePolicy.PolicyDocument"] = _ => Text(Trust.Ec2),
        ["CreateInstanceProfile.InstanceProfileName"] = _ => Text("made"),
        ["UploadServerCertificate.ServerCertificateName"] = _ => Text("made"),
        ["UploadServerCertificate.CertificateBody"] = w => Text(w.Chain.Server.Body),
        ["UploadServerCertificate.PrivateKey"] = w => Text(w.Chain.Server.Key),
        ["UploadServerCertificate.CertificateChain"] = w => Text($"{w.Chain.Intermediate}\n{w.Chain.Root}"),
        ["UpdateServerCertificate.NewPath"] = _ => Text("/ml/"),
        ["CreateServiceSpecificCredential.ServiceName"] = _ => Text("bedrock.amazonaws.com"),
        ["DeleteVirtualMFADevice.SerialNumber"] = async w => (await w.DeviceAsync()).SerialNumber,
        ["EnableMFADevice.SerialNumber"] = async w => (await w.DeviceAsync()).SerialNumber,
        ["EnableMFADevice.AuthenticationCode1"] = async w => (await w.DeviceAsync()).Code(Authenticator.Now - 1),
        ["EnableMFADevice.AuthenticationCode2"] = async w => (await w.DeviceAsync()).Code(Authenticator.Now),
        ["ResyncMFADevice.AuthenticationCode1"] = async w => (await w.EnabledDeviceAsync()).Code(Authenticator.Now + 5),
        ["ResyncMFADevice.AuthenticationCode2"] = async w => (await w.EnabledDeviceAsync()).Code(Authenticator.Now + 6),
        ["DeletePolicyVersion.VersionId"] = _ => Text("v2"),
        ["SetDefaultPolicyVersion.VersionId"] = _ => Text("v2"),
        ["DeleteAccountAlias.AccountAlias"] = w => Of(AliasAsync(w)),
        ["RemoveClientIDFromOpenIDConnectProvider.ClientID"] = _ => Text("first"),
        ["CreateServiceLinkedRole.AWSServiceName"] = _ => Text("autoscaling.amazonaws.com"),
        ["DeleteServiceLinkedRole.RoleName"] = w => Of(ServiceLinkedRoleAsync(w)),
        ["GetServiceLinkedRoleDeletionStatus.DeletionTaskId"] = async w =>
            (await w.OnceAsync("DeleteServiceLinkedRole", ("RoleName", await ServiceLinkedRoleAsync(w)))).Value("DeletionTaskId")!,
        ["AssociateDelegationRequest.DelegationRequestId"] = async w => await w.DelegationAsync(),
        ["SendDelegationToken.DelegationRequestId"] = async w => await w.DelegationAsync("AssociateDelegationRequest", "AcceptDelegationRequest"),
        ["CreateDelegationRequest.OwnerAccountId"] = _ => Text("111122223333"),
        ["CreateDelegationRequest.NotificationChannel"] = w => Text($"arn:aws:sns:us-east-1:{w.Root.Id}:delegations"),
        ["CreateDelegationRequest.Permissions"] = _ => Task.FromResult(SweepWorld.Json(new
        {
            policyTemplateArn = Iam.DelegationRequests.Delegations.Template,
            parameters = new[] { new { name = "bucketName", values = new[] { "ml-data" }, type = "string" } },
        })),
        ["ListEntitiesForPolicy.PathPrefix"] = _ => Text("/ml/"),
        ["GenerateOrganizationsAccessReport.EntityPath"] = async w => await w.OrganizationAsync(),
        ["GenerateOrganizationsAccessReport.OrganizationsPolicyId"] = _ => Text("p-FullAWSAccess"),
        ["GetOrganizationsAccessReport.JobId"] = async w =>
            (await w.OnceAsync("GenerateOrganizationsAccessReport", ("EntityPath", await w.OrganizationAsync()))).Value("JobId")!,
    };

    /// <summary>What has to be so before the call, beside what its members name.</summary>
    private static readonly Dictionary<string, Func<SweepWorld, Task>> Before = new()
    {
        ["RemoveUserFromGroup"] = w => w.OnceAsync("AddUserToGroup", ("GroupName", "developers"), ("UserName", "alice")),
        ["RemoveRoleFromInstanceProfile"] = w => w.OnceAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "runners"), ("RoleName", "runner")),
        ["DetachUserPolicy"] = w => w.OnceAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", w.Root.Arn("policy/reader"))),
        ["DetachGroupPolicy"] = w => w.OnceAsync("AttachGroupPolicy", ("GroupName", "developers"), ("PolicyArn", w.Root.Arn("policy/reader"))),
        ["DetachRolePolicy"] = w => w.OnceAsync("AttachRolePolicy", ("RoleName", "runner"), ("PolicyArn", w.Root.Arn("policy/reader"))),
        ["GetUserPolicy"] = InlineOfUser,
        ["DeleteUserPolicy"] = InlineOfUser,
        ["GetGroupPolicy"] = InlineOfGroup,
        ["DeleteGroupPolicy"] = InlineOfGroup,
        ["GetRolePolicy"] = InlineOfRole,
        ["DeleteRolePolicy"] = InlineOfRole,
        ["DeletePolicyVersion"] = SecondVersion,
        ["SetDefaultPolicyVersion"] = SecondVersion,
        ["DeleteUserPermissionsBoundary"] = w => w.OnceAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", ReadOnly)),
        ["DeleteRolePermissionsBoundary"] = w => w.OnceAsync("PutRolePermissionsBoundary", ("RoleName", "runner"), ("PermissionsBoundary", ReadOnly)),
        ["GetLoginProfile"] = LoginProfile,
        ["UpdateLoginProfile"] = LoginProfile,
        ["DeleteLoginProfile"] = LoginProfile,
        ["ChangePassword"] = LoginProfile,
        ["GetAccountPasswordPolicy"] = w => w.OnceAsync("UpdateAccountPasswordPolicy"),
        ["DeleteAccountPasswordPolicy"] = w => w.OnceAsync("UpdateAccountPasswordPolicy"),
        ["GetOutboundWebIdentityFederationInfo"] = w => w.OnceAsync("EnableOutboundWebIdentityFederation"),
        ["DisableOutboundWebIdentityFederation"] = w => w.OnceAsync("EnableOutboundWebIdentityFederation"),
        ["GetCredentialReport"] = w => w.OnceAsync("GenerateCredentialReport"),
        ["EnableOrganizationsRootCredentialsManagement"] = w => w.OrganizationAsync(),
        ["DisableOrganizationsRootCredentialsManagement"] = w => w.OrganizationAsync(),
        ["EnableOrganizationsRootSessions"] = w => w.OrganizationAsync(),
        ["DisableOrganizationsRootSessions"] = w => w.OrganizationAsync(),
        ["ListOrganizationsFeatures"] = w => w.OrganizationAsync(),
        ["CreateDelegationRequest"] = w => Iam.DelegationRequests.Delegations.RegisterAsync(w.Root),
    };

    /// <summary>The value of a member; null where any that satisfies the model will do.</summary>
    public static Task<JsonNode>? Of(SweepWorld world, string operation, string member) =>
        (OfOperation.GetValueOrDefault($"{operation}.{member}") ?? OfMember.GetValueOrDefault(member))?.Invoke(world);

    public static Task BeforeAsync(SweepWorld world, string operation) => Before.GetValueOrDefault(operation)?.Invoke(world) ?? Task.CompletedTask;

    /// <summary>Names that no operation and no member of the model has: what is left of a table when the model has moved on.</summary>
    public static IEnumerable<string> Stale()
    {
        var members = SweepOperations.All.SelectMany(o => MembersOf(o.Name)).ToHashSet();
        return OfMember.Keys.Where(m => !members.Contains(m))
            .Concat(OfOperation.Keys.Where(k => !MembersOf(k.Split('.')[0]).Contains(k.Split('.')[1])))
            .Concat(Before.Keys.Where(k => SweepOperations.All.All(o => o.Name != k)));
    }

    private static IEnumerable<string> MembersOf(string operation) => SweepOperations.All.Any(o => o.Name == operation)
        ? SweepOperations.Model.Message(operation, "input") is { } input ? SweepOperations.Model.Members(input).Select(m => m.Name) : []
        : [];

    private static Task<JsonNode> Text(string text) => Task.FromResult<JsonNode>(text);

    private static Task<JsonNode> List(params string[] texts) => Task.FromResult<JsonNode>(new JsonArray([.. texts.Select(t => (JsonNode)t)]));

    private static async Task<JsonNode> Of(Task<string> text) => await text;

    private static async Task<JsonNode> Of(Task<Support.WireAnswer> answer, string path) => (await answer).Value(path)!;

    /// <summary>What an operation on alice answers with.</summary>
    private static async Task<JsonNode> OfAlices(SweepWorld world, string path, string operation, params (string, string)[] others)
    {
        await Named(world, "CreateUser", "UserName", "alice");
        return await Of(world.OnceAsync(operation, [("UserName", "alice"), .. others]), path);
    }

    private static async Task<JsonNode> Named(SweepWorld world, string operation, string member, string name, params (string, string)[] others)
    {
        await world.OnceAsync(operation, [(member, name), .. others]);
        return name;
    }

    private static async Task<JsonNode> Arn(SweepWorld world, string type, string operation, string member, string name)
    {
        await Named(world, operation, member, name);
        return world.Root.Arn($"{type}/{name}");
    }

    private static async Task<string> AliasAsync(SweepWorld world)
    {
        var alias = $"alias-{world.Root.Id}";
        await world.OnceAsync("CreateAccountAlias", ("AccountAlias", alias));
        return alias;
    }

    private static async Task<string> ServiceLinkedRoleAsync(SweepWorld world) =>
        (await world.OnceAsync("CreateServiceLinkedRole", ("AWSServiceName", "support.amazonaws.com"))).Value("Role/RoleName")!;

    private static async Task InlineOfUser(SweepWorld world)
    {
        await Named(world, "CreateUser", "UserName", "alice");
        await Inline(world, "PutUserPolicy", ("UserName", "alice"));
    }

    private static Task InlineOfGroup(SweepWorld world) => Inline(world, "PutGroupPolicy", ("GroupName", "developers"));

    private static Task InlineOfRole(SweepWorld world) => Inline(world, "PutRolePolicy", ("RoleName", "runner"));

    private static Task Inline(SweepWorld world, string operation, (string, string) holder) =>
        world.OnceAsync(operation, holder, ("PolicyName", "inline"), ("PolicyDocument", Documents.Read));

    private static Task SecondVersion(SweepWorld world) =>
        world.OnceAsync("CreatePolicyVersion", ("PolicyArn", world.Root.Arn("policy/reader")), ("PolicyDocument", Documents.Read));

    private static async Task LoginProfile(SweepWorld world)
    {
        await world.AliceAsync();
        await world.OnceAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", SweepWorld.Password));
    }
}
