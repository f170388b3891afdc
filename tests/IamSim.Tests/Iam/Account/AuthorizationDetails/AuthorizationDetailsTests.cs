using System.Text.Json;
using System.Xml.Linq;
using IamSim.Testing;
using IamSim.Tests.Iam.Policies;
using IamSim.Tests.Iam.Roles;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Account.AuthorizationDetails;

public sealed class AuthorizationDetailsTests(Sim sim)
{
    private const string Operation = "GetAccountAuthorizationDetails";

    private static readonly string[] Lists = ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"];

    [Fact]
    public async Task OfAFreshAccount_FourEmptyLists()
    {
        var answer = await sim.NewAccount().MustAsync(Operation);

        Assert.Equal([.. Lists, "IsTruncated"], answer.Xml!.Elements().First().Elements().Select(e => e.Name.LocalName));
        Assert.All(Lists, list => Assert.Empty(answer.Members(list)));
        Assert.Equal("false", answer.Value("IsTruncated"));
    }

    [Fact]
    public async Task OfBareItems_ShowsTheMembersThatAwsShows()
    {
        var account = sim.NewAccount();
        await account.NewPrincipalAsync("User", "u", "/ml/");
        await account.NewPrincipalAsync("Group", "g");
        await account.NewPrincipalAsync("Role", "r");
        await account.NewPolicyAsync("p");

        var answer = await account.MustAsync(Operation);

        Assert.Equal(
            ["Path", "UserName", "UserId", "Arn", "CreateDate", "GroupList", "AttachedManagedPolicies", "Tags"], Names(answer, "UserDetailList"));
        Assert.Equal(["Path", "GroupName", "GroupId", "Arn", "CreateDate", "GroupPolicyList", "AttachedManagedPolicies"], Names(answer, "GroupDetailList"));
        Assert.Equal(
            [
                "Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument", "InstanceProfileList", "RolePolicyList",
                "AttachedManagedPolicies", "Tags", "RoleLastUsed",
            ],
            Names(answer, "RoleDetailList"));
        Assert.Equal(
            [
                "PolicyName", "PolicyId", "Arn", "Path", "DefaultVersionId", "AttachmentCount", "PermissionsBoundaryUsageCount", "IsAttachable",
                "CreateDate", "UpdateDate", "PolicyVersionList",
            ],
            Names(answer, "Policies"));
        Assert.Equal(account.Arn("user/ml/u"), answer.Values("UserDetailList", "Arn").Single());
    }

    [Fact]
    public async Task OfFullItems_ShowsWhatTiesThemTogether()
    {
        var account = sim.NewAccount();
        var policy = await FillAsync(account);

        var answer = (await account.RestAsync("GET", "/account/authorization-details")).Json;

        var user = Single(answer, "userDetailList");
        Assert.Equal("g", user.GetProperty("groupList")[0].GetString());
        Assert.Equal("inline", user.GetProperty("userPolicyList")[0].GetProperty("policyName").GetString());
        Assert.Equal(JsonValueKind.Object, user.GetProperty("userPolicyList")[0].GetProperty("policyDocument").ValueKind);
        Assert.Equal(policy, user.GetProperty("attachedManagedPolicies")[0].GetProperty("policyArn").GetString());
        Assert.Equal("Policy", user.GetProperty("permissionsBoundary").GetProperty("permissionsBoundaryType").GetString());
        Assert.Equal(policy, user.GetProperty("permissionsBoundary").GetProperty("permissionsBoundaryArn").GetString());
        Assert.Equal("vision", user.GetProperty("tags")[0].GetProperty("value").GetString());
        Assert.Equal("inline", Single(answer, "groupDetailList").GetProperty("groupPolicyList")[0].GetProperty("policyName").GetString());

        var role = Single(answer, "roleDetailList");
        var profile = role.GetProperty("instanceProfileList")[0];
        Assert.Equal("profile", profile.GetProperty("instanceProfileName").GetString());
        Assert.Equal("r", profile.GetProperty("roles")[0].GetProperty("roleName").GetString());
        Assert.Equal("ReadOnlyAccess", role.GetProperty("attachedManagedPolicies")[0].GetProperty("policyName").GetString());

        var policies = answer.GetProperty("policies");
        Assert.Equal(["p", "ReadOnlyAccess"], policies.EnumerateArray().Select(p => p.GetProperty("policyName").GetString()));
        Assert.Equal((1, 1), (policies[0].GetProperty("attachmentCount").GetInt32(), policies[0].GetProperty("permissionsBoundaryUsageCount").GetInt32()));
        Assert.Equal(["v2", "v1"], policies[0].GetProperty("policyVersionList").EnumerateArray().Select(v => v.GetProperty("versionId").GetString()));
        Assert.Equal(Documents.Write, policies[0].GetProperty("policyVersionList")[0].GetProperty("document").GetRawText());
        Assert.Equal("arn:aws:iam::aws:policy/ReadOnlyAccess", policies[1].GetProperty("arn").GetString());
        Assert.Equal(1, policies[1].GetProperty("policyVersionList").GetArrayLength());
    }

    [Theory]
    [InlineData("User", "u")]
    [InlineData("Group", "g")]
    [InlineData("Role", "r")]
    [InlineData("LocalManagedPolicy", "p")]
    [InlineData("AWSManagedPolicy", "ReadOnlyAccess")]
    public async Task Filter_LeavesOneKind_AndTheOtherListsEmpty(string filter, string name)
    {
        var account = sim.NewAccount();
        await FillAsync(account);

        var wire = await account.MustAsync(Operation, ("Filter.member.1", filter));
        var rest = (await account.RestAsync("GET", $"/account/authorization-details?filter={filter}")).Json;

        var member = Assert.Single(Lists.SelectMany(wire.Members));
        Assert.Contains(member.Elements(), e => e.Value == name);
        Assert.Single(Lists.SelectMany(list => rest.GetProperty(char.ToLowerInvariant(list[0]) + list[1..]).EnumerateArray()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(100)]
    public async Task Pages_GoThroughAllLists_AndRepeatNothing(int pageSize)
    {
        var account = sim.NewAccount();
        await FillAsync(account);
        await account.NewPrincipalAsync("User", "a");
        await account.NewPrincipalAsync("Group", "Z");
        await account.NewPrincipalAsync("Role", "b");

        Assert.Equal(["a", "u", "g", "Z", "b", "r", "p", "ReadOnlyAccess"], await AllAsync(account, pageSize));
    }

    [Fact]
    public async Task Marker_OfAnotherFilter_IsRefused()
    {
        var account = sim.NewAccount();
        await FillAsync(account);
        var marker = (await account.MustAsync(Operation, ("MaxItems", "1"))).Value("Marker")!;

        var answer = await account.CallAsync(Operation, ("Marker", marker), ("Filter.member.1", "Role"));

        answer.Refused(400, "ValidationError", "Invalid Marker.");
    }

    [Fact]
    public async Task Filter_ThatIsNoKind_IsRefused()
    {
        var answer = await sim.NewAccount().CallAsync(Operation, ("Filter.member.1", "Users"));

        Assert.Equal((400, "ValidationError"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Description_IsShownWhereThereIsOne()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", Documents.Read), ("Description", "What for"));

        Assert.Equal(["What for"], (await account.MustAsync(Operation)).Values("Policies", "Description"));
    }

    /// <summary>A user, a group, a role and a policy, tied together in every way there is. Returns the policy's ARN.</summary>
    internal static async Task<string> FillAsync(TestAccount account)
    {
        var policy = await account.NewPolicyAsync("p");
        await account.MustAsync("CreatePolicyVersion", ("PolicyArn", policy), ("PolicyDocument", Documents.Write), ("SetAsDefault", "true"));
        await account.MustAsync(
            "CreateUser", ("UserName", "u"), ("PermissionsBoundary", policy), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "vision"));
        await account.MustAsync("AttachUserPolicy", ("UserName", "u"), ("PolicyArn", policy));
        await account.MustAsync("PutUserPolicy", ("UserName", "u"), ("PolicyName", "inline"), ("PolicyDocument", Documents.Read));
        await account.MustAsync("CreateGroup", ("GroupName", "g"));
        await account.MustAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", "u"));
        await account.MustAsync("PutGroupPolicy", ("GroupName", "g"), ("PolicyName", "inline"), ("PolicyDocument", Documents.Read));
        await account.MustAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", Trust.Ec2));
        await account.MustAsync("AttachRolePolicy", ("RoleName", "r"), ("PolicyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess"));
        await account.MustAsync("CreateInstanceProfile", ("InstanceProfileName", "profile"));
        await account.MustAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "profile"), ("RoleName", "r"));
        return policy;
    }

    /// <summary>The names of all items, page by page.</summary>
    internal static async Task<IReadOnlyList<string>> AllAsync(TestAccount account, int pageSize)
    {
        var all = new List<string>();
        string? marker = null;
        do
        {
            var answer = await account.MustAsync(Operation, [("MaxItems", $"{pageSize}"), .. marker is null ? [] : new[] { ("Marker", marker) }]);
            var names = Lists.SelectMany(answer.Members).Select(NameOf).ToList();
            Assert.InRange(names.Count, 1, pageSize);
            all.AddRange(names);
            marker = answer.Value("Marker");
            Assert.Equal(marker is null ? "false" : "true", answer.Value("IsTruncated"));
        }
        while (marker is not null);
        return all;
    }

    private static string NameOf(XElement member) =>
        member.Elements().First(e => e.Name.LocalName is "UserName" or "GroupName" or "RoleName" or "PolicyName").Value;

    private static List<string> Names(WireAnswer answer, string list) => Assert.Single(answer.Members(list)).Elements().Select(e => e.Name.LocalName).ToList();

    private static JsonElement Single(JsonElement answer, string list) => Assert.Single(answer.GetProperty(list).EnumerateArray());
}

/// <summary>The same queries on the other provider.</summary>
public sealed class AuthorizationDetailsOnPostgreSqlTests(PostgresServer server)
{
    [Fact]
    public async Task Pages_OnPostgreSql_AreAsOnSqlite()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string>
        {
            ["IamSim:Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:IamSim"] = await server.CreateDatabaseAsync(),
        });
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        await AuthorizationDetailsTests.FillAsync(account);

        Assert.Equal(["u", "g", "r", "p", "ReadOnlyAccess"], await AuthorizationDetailsTests.AllAsync(account, 2));
    }
}
