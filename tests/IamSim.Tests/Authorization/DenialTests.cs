using System.Text.Json;
using IamSim.Tests.Organizations;
using IamSim.Tests.Support;
using static IamSim.Tests.Authorization.LimitedUsers;

namespace IamSim.Tests.Authorization;

/// <summary>What a denial says, tells, changes and leaves behind.</summary>
public sealed class DenialTests(GuardedSim sim)
{
    private const string NoUsers = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

    [Fact]
    public async Task Denial_WithoutAnyPolicy_SaysThatNoIdentityPolicyAllows()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", policy: null, ("Path", "/ml/"));

        var answer = await user.CallAsync("CreateUser", ("UserName", "bob"), ("Path", "/x/"));

        answer.Denied(
            account.Arn("user/ml/mateo"),
            $"iam:CreateUser on resource: {account.Arn("user/x/bob")} because no identity-based policy allows the iam:CreateUser action");
        Assert.Equal("NoSuchEntity", (await account.CallAsync("GetUser", ("UserName", "bob"))).Code);
    }

    /// <summary>The words by which AWS names resources: ARNs of what is made or listed, names of what is named, whether it exists or not.</summary>
    [Theory]
    [InlineData("iam:GetRole on resource: role trainer", "GetRole", "RoleName", "trainer")]
    [InlineData("iam:GetUser on resource: user bob", "GetUser", "UserName", "bob")]
    [InlineData("iam:DeleteGroup on resource: group devs", "DeleteGroup", "GroupName", "devs")]
    [InlineData("iam:GetInstanceProfile on resource: instance profile eks", "GetInstanceProfile", "InstanceProfileName", "eks")]
    [InlineData("iam:DeleteServerCertificate on resource: server certificate web", "DeleteServerCertificate", "ServerCertificateName", "web")]
    [InlineData("iam:GetPolicy on resource: policy arn:aws:iam::aws:policy/ReadOnlyAccess", "GetPolicy", "PolicyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess")]
    [InlineData("iam:CreatePolicy on resource: policy reader", "CreatePolicy", "PolicyName", "reader", "PolicyDocument", "{}")]
    [InlineData("iam:CreateGroup on resource: arn:aws:iam::ACCOUNT:group/devs", "CreateGroup", "GroupName", "devs")]
    [InlineData("iam:CreateVirtualMFADevice on resource: arn:aws:iam::ACCOUNT:mfa/phone", "CreateVirtualMFADevice", "VirtualMFADeviceName", "phone")]
    [InlineData("iam:ListUsers on resource: arn:aws:iam::ACCOUNT:user/", "ListUsers")]
    [InlineData("iam:ListRoles on resource: arn:aws:iam::ACCOUNT:role/ml/", "ListRoles", "PathPrefix", "/ml/")]
    [InlineData("iam:ListPolicies on resource: policy path /", "ListPolicies")]
    [InlineData("iam:GetAccountSummary on resource: *", "GetAccountSummary")]
    [InlineData("iam:ListAccountAliases on resource: *", "ListAccountAliases")]
    [InlineData("iam:ListAccessKeys on resource: user nullmateo", "ListAccessKeys")]
    [InlineData("iam:GetUser on resource: user mateo", "GetUser")]
    [InlineData(
        "iam:CreateServiceLinkedRole on resource: arn:aws:iam::ACCOUNT:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
        "CreateServiceLinkedRole", "AWSServiceName", "autoscaling.amazonaws.com")]
    [InlineData(
        "iam:SimulatePrincipalPolicy on resource: arn:aws:iam::ACCOUNT:user/bob",
        "SimulatePrincipalPolicy", "PolicySourceArn", "arn:aws:iam::ACCOUNT:user/bob", "ActionNames.member.1", "s3:GetObject")]
    public async Task Denial_NamesTheResourceAsAwsDoes(string what, string operation, params string[] members)
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", policy: null);
        var action = what[..what.IndexOf(' ', StringComparison.Ordinal)];

        var answer = await user.CallAsync(
            operation, [.. members.Chunk(2).Select(pair => (pair[0], pair[1].Replace("ACCOUNT", account.Id, StringComparison.Ordinal)))]);

        answer.Denied(
            account.Arn("user/mateo"),
            $"{what.Replace("ACCOUNT", account.Id, StringComparison.Ordinal)} because no identity-based policy allows the {action} action");
    }

    [Theory]
    [InlineData("GetUser", "UserName", "CreateUser", "UserName")]
    [InlineData("GetGroup", "GroupName", "CreateGroup", "GroupName")]
    public async Task Denial_TellsNotWhetherTheThingExists(string operation, string member, string create, string name)
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", policy: null);

        var absent = await user.CallAsync(operation, (member, "thing"));
        await account.MustAsync(create, (name, "thing"), ("Path", "/hidden/"));
        var present = await user.CallAsync(operation, (member, "thing"));

        Assert.Equal((absent.Status, absent.Code, absent.Message), (present.Status, present.Code, present.Message));
    }

    [Fact]
    public async Task Denial_OfAMalformedCall_SaysNothingOfWhatIsMalformed()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", policy: null);

        var answer = await user.CallAsync("CreateUser", ("UserName", "not a name!"));

        Assert.Equal("AccessDenied", answer.Code);
    }

    /// <summary>Whose resource cannot be told is decided all the same, and then refused in the words of its own mistake.</summary>
    [Theory]
    [InlineData("UpdateUser", "NewUserName", "bob")]
    [InlineData("UpdateGroup", "NewPath", "/x/")]
    [InlineData("UpdateServerCertificate", "NewServerCertificateName", "web")]
    [InlineData("UpdateServerCertificate", "ServerCertificateName", "arn:", "NewPath", "/x/")]
    [InlineData("AddRoleToInstanceProfile", "InstanceProfileName", "runners")]
    [InlineData("CreateUser", "Tags.member.1.Value", "ml")]
    [InlineData("TagRole", "Tags.member.1.Key", "team")]
    [InlineData("UntagRole", "TagKeys.member.1", "team")]
    [InlineData("DeletePolicy", "PolicyArn", "arn:aws:iam::123456789012:policy")]
    [InlineData("SimulatePrincipalPolicy", "PolicySourceArn", "arn:aws:iam::user/bob")]
    [InlineData("CreateOpenIDConnectProvider", "Url", "no url")]
    [InlineData("DeleteSAMLProvider", "SAMLProviderArn", "arn:aws:iam::1:saml-provider/")]
    public async Task Call_Malformed_IsRefusedByItsOwnMistake_WhereItIsAllowed(string operation, params string[] members)
    {
        var account = sim.NewAccount();
        var admin = await account.NewLimitedUserAsync("admin", Policy(Allow("*")));

        foreach (var caller in new[] { account, admin })
        {
            var answer = await caller.CallAsync(operation, [.. members.Chunk(2).Select(pair => (pair[0], pair[1]))]);
            Assert.True(answer.Code is "ValidationError" or "InvalidInput" or "NoSuchEntity", $"{answer.Status} {answer.Code}: {answer.Message}");
        }
    }

    [Fact]
    public async Task Denial_ByAManagedPolicy_NamesItsArn()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", Policy(Allow("*")));
        var guard = await NewPolicyAsync(account, "guard", Deny("iam:CreateUser"));
        await account.MustAsync("AttachUserPolicy", ("UserName", "mateo"), ("PolicyArn", guard));

        var answer = await user.CallAsync("CreateUser", ("UserName", "bob"));

        answer.Denied(
            account.Arn("user/mateo"), $"iam:CreateUser on resource: {account.Arn("user/bob")} with an explicit deny in an identity-based policy: {guard}");
    }

    [Fact]
    public async Task Denial_ByAGroupsPolicy_IsTheUsers()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", Policy(Allow("*")));
        await account.MustAsync("CreateGroup", ("GroupName", "devs"));
        await account.MustAsync("PutGroupPolicy", ("GroupName", "devs"), ("PolicyName", "no"), ("PolicyDocument", Policy(Deny("iam:CreateUser"))));
        Assert.Equal(200, (await user.CallAsync("CreateUser", ("UserName", "before"))).Status);

        await account.MustAsync("AddUserToGroup", ("GroupName", "devs"), ("UserName", "mateo"));

        (await user.CallAsync("CreateUser", ("UserName", "bob"))).Denied(
            account.Arn("user/mateo"), $"iam:CreateUser on resource: {account.Arn("user/bob")} with an explicit deny in an identity-based policy");
    }

    [Fact]
    public async Task Denial_ByABoundary_SaysSo()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", Policy(Allow("*")), ("PermissionsBoundary", NoUsers));

        (await user.CallAsync("CreateUser", ("UserName", "bob"))).Denied(
            account.Arn("user/mateo"), $"iam:CreateUser on resource: {account.Arn("user/bob")} because no permissions boundary allows the iam:CreateUser action");

        var guard = await NewPolicyAsync(account, "guard", Allow("*"), Deny("iam:CreateUser"));
        await account.MustAsync("PutUserPermissionsBoundary", ("UserName", "mateo"), ("PermissionsBoundary", guard));
        (await user.CallAsync("CreateUser", ("UserName", "bob"))).Denied(
            account.Arn("user/mateo"), $"iam:CreateUser on resource: {account.Arn("user/bob")} with an explicit deny in a permissions boundary: {guard}");
    }

    [Fact]
    public async Task Scp_StopsEvenAnAdministrator()
    {
        var (manager, organization, _) = await sim.NewOrganizationAsync();
        var member = sim.Root(await manager.NewMemberAsync());
        var admin = await member.NewLimitedUserAsync("admin", Policy(Allow("*")));
        Assert.Equal(200, (await admin.CallAsync("CreateUser", ("UserName", "before"))).Status);
        var scp = await manager.NewScpAsync("no-users", Policy(Deny("iam:CreateUser")));
        await manager.MustOrgAsync("AttachPolicy", new { PolicyId = scp, TargetId = member.Id });

        var denied = $"with an explicit deny in a service control policy: arn:aws:organizations::{manager.Id}:policy/{organization}/service_control_policy/{scp}";
        (await admin.CallAsync("CreateUser", ("UserName", "bob"))).Denied(
            member.Arn("user/admin"), $"iam:CreateUser on resource: {member.Arn("user/bob")} {denied}");

        // Root of the member too, and nobody of the management account.
        (await member.CallAsync("CreateUser", ("UserName", "bob"))).Denied(member.Arn("root"), $"iam:CreateUser on resource: {member.Arn("user/bob")} {denied}");
        Assert.Equal(200, (await manager.CallAsync("CreateUser", ("UserName", "bob"))).Status);

        await manager.MustOrgAsync("DetachPolicy", new { PolicyId = scp, TargetId = member.Id });
        Assert.Equal(200, (await admin.CallAsync("CreateUser", ("UserName", "bob"))).Status);
    }

    [Fact]
    public async Task Scp_ThatAllowsLittle_SaysThatNoneAllows()
    {
        var (manager, _, _) = await sim.NewOrganizationAsync();
        var member = sim.Root(await manager.NewMemberAsync());
        var admin = await member.NewLimitedUserAsync("admin", Policy(Allow("*")));
        var narrow = await manager.NewScpAsync("narrow", Policy(Allow("ec2:*")));
        await manager.MustOrgAsync("AttachPolicy", new { PolicyId = narrow, TargetId = member.Id });
        await manager.MustOrgAsync("DetachPolicy", new { PolicyId = "p-FullAWSAccess", TargetId = member.Id });

        (await admin.CallAsync("GetAccountSummary")).Denied(
            member.Arn("user/admin"), "iam:GetAccountSummary on resource: * because no service control policy allows the iam:GetAccountSummary action");
    }

    /// <summary>
    /// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services">IAM is none of the
    /// services that support RCPs</see>.
    /// </summary>
    [Fact]
    public async Task Rcp_IsNothingToIam()
    {
        var (manager, _, root) = await sim.NewOrganizationAsync();
        var member = sim.Root(await manager.NewMemberAsync());
        var admin = await member.NewLimitedUserAsync("admin", Policy(Allow("*")));
        await manager.MustOrgAsync("EnablePolicyType", new { RootId = root, PolicyType = OrganizationCalls.Rcp });
        var rcp = await manager.NewScpAsync(
            "nothing", Policy(new { Effect = "Deny", Principal = "*", Action = new[] { "sts:*", "s3:*" }, Resource = "*" }), OrganizationCalls.Rcp);
        await manager.MustOrgAsync("AttachPolicy", new { PolicyId = rcp, TargetId = member.Id });

        Assert.Equal(200, (await admin.CallAsync("ListUsers")).Status);
    }

    [Fact]
    public async Task Denial_ThroughRest_IsAProblem()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", policy: null);

        var answer = await user.RestAsync("POST", "/users", new { userName = "bob" });

        answer.Refused(
            403,
            "AccessDenied",
            $"User: {account.Arn("user/mateo")} is not authorized to perform: iam:CreateUser on resource: {account.Arn("user/bob")} "
            + "because no identity-based policy allows the iam:CreateUser action");
    }

    [Fact]
    public async Task Denial_OfAJsonService_HasItsSpelling()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", policy: null);

        var answer = await user.OrgAsync("ListAccounts");

        answer.Refused(
            "AccessDeniedException",
            $"User: {account.Arn("user/mateo")} is not authorized to perform: organizations:ListAccounts on resource: * "
            + "because no identity-based policy allows the organizations:ListAccounts action");
        Assert.True(answer.Json.TryGetProperty("Message", out _));
    }

    [Fact]
    public async Task Denial_IsOneEvent_AndShowsNoRequest()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", policy: null);

        var answer = await user.CallAsync("CreateUser", ("UserName", "bob"));

        var events = (await account.EventsAsync()).Where(e => Text(e, "eventName") == "CreateUser" && Text(e, "errorCode") is not null).ToList();
        var only = Assert.Single(events);
        Assert.Equal(("AccessDenied", answer.Message), (Text(only, "errorCode"), Text(only, "errorMessage")));
    }

    [Fact]
    public async Task Policies_CountFromTheNextCallOn()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", policy: null);
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(403, (await user.CallAsync("ListUsers")).Status);
            await account.LimitAsync("mateo", Policy(Allow("iam:ListUsers")));
            Assert.Equal(200, (await user.CallAsync("ListUsers")).Status);
            await account.LimitAsync("mateo", Policy(Allow("iam:ListRoles")));
        }
    }

    private static async Task<string> NewPolicyAsync(TestAccount account, string name, params object[] statements) =>
        (await account.MustAsync("CreatePolicy", ("PolicyName", name), ("PolicyDocument", Policy(statements)))).Value("Policy/Arn")!;

    private static string? Text(JsonElement record, string member) => record.TryGetProperty(member, out var value) ? value.GetString() : null;
}
