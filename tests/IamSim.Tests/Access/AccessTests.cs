using System.Text.Json;
using IamSim.Tests.Iam.Policies;
using IamSim.Tests.Support;

namespace IamSim.Tests.Access;

public class AccessTests(Sim sim)
{
    private const string HomeOnly = """{"Version":"2012-10-17","Statement":[{"Sid":"Home","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::home/${aws:username}/*"}]}""";

    private readonly TestAccount _account = sim.NewAccount();

    [Fact]
    public async Task WhoCan_UsersAndRoles_ThroughWhat_AndTheOthersWhy()
    {
        await MakePeopleAsync();

        var answer = await _account.RestAsync("POST", "/access/who-can", """{"action":"s3:GetObject","resource":"arn:aws:s3:::data/x","includeDenied":true}""");

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(
            [
                $"{_account.Arn("user/ml/alice")} by identity: Both of user alice, Shared of group Ml",
                $"{_account.Arn("role/Training")} by identity: AdministratorAccess of role Training",
            ],
            answer.Json.GetProperty("allowed").EnumerateArray().Select(p =>
                $"{Text(p, "arn")} by {Text(p, "decidedBy")}: "
                + string.Join(", ", p.GetProperty("through").EnumerateArray().Select(s => $"{Text(s, "policy")} of {Text(s, "heldBy")}").Order(StringComparer.Ordinal))));
        Assert.Equal(
            [
                $"{_account.Arn("user/bob")}: implicitDeny by identity: Denied: no identity policy allows s3:GetObject on arn:aws:s3:::data/x; "
                + "the nearest is statement `Home` of `Home` of user bob, which is for other resources.",
                $"{_account.Arn("role/Bounded")}: implicitDeny by permissionsBoundary: Denied: no permissions boundary allows s3:GetObject on arn:aws:s3:::data/x.",
            ],
            answer.Json.GetProperty("denied").EnumerateArray().Select(p => $"{Text(p, "arn")}: {Text(p, "decision")} by {Text(p, "decidedBy")}: {Text(p, "reason")}"));
        Assert.Equal(4, answer.Json.GetProperty("asked").GetInt32());
        Assert.Equal(("WhoCan", "iamsim"), (Text((await _account.EventsAsync())[0], "eventName"), Text((await _account.EventsAsync())[1], "eventSource")));
    }

    [Fact]
    public async Task WhoCan_WithResourcePolicyAndScp_TheyCount()
    {
        await MakePeopleAsync();

        var home = await WhoCanAsync("""{"action":"s3:GetObject","resource":"arn:aws:s3:::home/bob/x"}""");
        var byBucket = await WhoCanAsync("""
            {"action":"s3:GetObject","resources":["arn:aws:s3:::home/carol/x"],"policies":{"resource":{"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":{"AWS":"BOB"},"Action":"s3:GetObject","Resource":"*"}]}}}
            """.Replace("BOB", _account.Arn("user/bob"), StringComparison.Ordinal));
        var byScp = await WhoCanAsync("""
            {"action":"s3:GetObject","policies":{"serviceControl":[[{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}]]}}
            """);

        Assert.Equal(["user/ml/alice", "user/bob", "role/Training"], home);
        Assert.Equal(["user/ml/alice", "user/bob", "role/Training"], byBucket);
        Assert.Empty(byScp);
    }

    [Fact]
    public async Task WhoCan_AssumeAStoredRole_ItsTrustPolicyDecidesToo()
    {
        await MakePeopleAsync();
        const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"ARN"},"Action":"sts:AssumeRole"}]}""";
        var bobs = Trust.Replace("ARN", _account.Arn("user/bob"), StringComparison.Ordinal);
        await _account.MustAsync("CreateRole", ("RoleName", "Target"), ("Path", "/ml/"), ("AssumeRolePolicyDocument", bobs));
        var question = JsonSerializer.Serialize(new { action = "sts:AssumeRole", resource = _account.Arn("role/ml/Target") });

        // Bob is named himself; the administrator is not trusted.
        Assert.Equal(["user/bob"], await WhoCanAsync(question));

        // A key of which no policy is known leaves the decision to IAM.
        Assert.Equal(
            ["role/Training"], await WhoCanAsync("""{"action":"kms:Decrypt","resource":"arn:aws:kms:us-east-1:111122223333:key/1"}""".Replace(
                "111122223333", _account.Id, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WhatCan_User_ByServiceWithResourcesAndLimits()
    {
        await MakePeopleAsync();

        var bob = await _account.RestAsync("POST", "/access/what-can", new { principal = _account.Arn("user/bob") });
        var role = await _account.RestAsync("POST", "/access/what-can", new { principal = _account.Arn("role/Training"), service = "sagemaker" });
        var bounded = await _account.RestAsync("POST", "/access/what-can", new { principal = _account.Arn("role/Bounded") });

        Assert.True(bob.Status == 200, bob.Text);
        var action = Assert.Single(Assert.Single(bob.Json.GetProperty("services").EnumerateArray()).GetProperty("actions").EnumerateArray());
        Assert.Equal(("s3:GetObject", "read", false), (Text(action, "action"), Text(action, "accessLevel"), action.GetProperty("conditional").GetBoolean()));
        Assert.Equal(["arn:aws:s3:::home/${aws:username}/*"], action.GetProperty("resources").EnumerateArray().Select(r => r.GetString()));
        var service = Assert.Single(role.Json.GetProperty("services").EnumerateArray());
        Assert.Equal("sagemaker", Text(service, "service"));
        Assert.InRange(role.Json.GetProperty("actionCount").GetInt32(), 200, 1000);
        Assert.Equal(0, bounded.Json.GetProperty("actionCount").GetInt32());
    }

    [Fact]
    public async Task WhatCan_Nobody_NotFound()
    {
        (await _account.RestAsync("POST", "/access/what-can", new { principal = _account.Arn("role/nobody") }))
            .Refused(404, "NoSuchEntity", "The role with name nobody cannot be found.");
        (await _account.RestAsync("POST", "/access/what-can", new { principal = _account.Arn("group/Ml") }))
            .Refused(400, "ValidationError", "principal: This must be the ARN of a user or role of the calling account.");
    }

    [Fact]
    public async Task Compare_TwoVersions_GainedLostChanged()
    {
        var answer = await _account.RestAsync("POST", "/policies/compare", $$"""{"before":{{Documents.Read}},"after":{{Documents.Write}},"kind":"managed"}""");
        var wider = await _account.RestAsync("POST", "/policies/compare", new { before = HomeOnly, after = Documents.Read });

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(("different", true), (Text(answer.Json, "verdict"), answer.Json.GetProperty("certain").GetBoolean()));
        Assert.Equal(["s3:PutObject"], answer.Json.GetProperty("gained").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(["s3:GetObject"], answer.Json.GetProperty("lost").EnumerateArray().Select(a => a.GetString()));
        var s3 = Assert.Single(answer.Json.GetProperty("services").EnumerateArray());
        Assert.Equal(("s3", 1, 1, 0), (Text(s3, "service"), s3.GetProperty("gained").GetInt32(), s3.GetProperty("lost").GetInt32(), s3.GetProperty("changed").GetInt32()));
        Assert.Equal("more", Text(wider.Json, "verdict"));
        var changed = Assert.Single(wider.Json.GetProperty("changed").EnumerateArray());
        Assert.Equal(("s3:GetObject", "more", "allowed"), (Text(changed, "action"), Text(changed, "change"), Text(changed.GetProperty("example"), "after")));
    }

    [Theory]
    [InlineData("/access/who-can", """{"resource":"*"}""", "action: A request has one action, such as s3:GetObject.")]
    [InlineData("/access/who-can", """{"action":"s3:GetObject","resource":"*","resources":[]}""", "resource: There is resource or resources, not both.")]
    [InlineData("/access/who-can", """{"action":"s3:GetObject","principal":"x"}""",
        "principal: There is no such member. Known are: action, resource, resources, context, policies, includeDenied.")]
    [InlineData("/access/what-can", "{}", "principal: This must be the ARN of a user or role of the calling account.")]
    [InlineData("/policies/compare", """{"before":{},"after":1}""", "before: line 1, column 1, Syntax errors in policy.")]
    [InlineData("/policies/compare", """{"before":"{}","kind":"mine"}""",
        "kind: There is no such kind of policy. Known are: identity, managed, permissionsBoundary, session, trust, resource, serviceControl, resourceControl, vpcEndpoint.")]
    public async Task Question_Malformed_SaysWhere(string path, string body, string message) =>
        (await _account.RestAsync("POST", path, body)).Refused(400, "ValidationError", message);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<IReadOnlyList<string>> WhoCanAsync(string body)
    {
        var answer = await _account.RestAsync("POST", "/access/who-can", body);
        Assert.True(answer.Status == 200, answer.Text);
        return [.. answer.Json.GetProperty("allowed").EnumerateArray().Select(p => Text(p, "arn")![_account.Arn("").Length..])];
    }

    /// <summary>Alice may by herself and her group, Bob in his home only, one role everything, the other nothing of it.</summary>
    private async Task MakePeopleAsync()
    {
        await _account.NewPrincipalAsync("User", "alice", "/ml/");
        await _account.NewPrincipalAsync("User", "bob");
        await _account.NewPrincipalAsync("Group", "Ml");
        await _account.NewPrincipalAsync("Role", "Training");
        await _account.NewPrincipalAsync("Role", "Bounded");
        await _account.MustAsync("AddUserToGroup", ("GroupName", "Ml"), ("UserName", "alice"));
        await _account.MustAsync("PutGroupPolicy", ("GroupName", "Ml"), ("PolicyName", "Shared"), ("PolicyDocument", Documents.Read));
        await _account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", await _account.NewPolicyAsync("Both")));
        await _account.MustAsync("PutUserPolicy", ("UserName", "bob"), ("PolicyName", "Home"), ("PolicyDocument", HomeOnly));
        await _account.MustAsync("AttachRolePolicy", ("RoleName", "Training"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        await _account.MustAsync("PutRolePolicy", ("RoleName", "Bounded"), ("PolicyName", "Read"), ("PolicyDocument", Documents.Read));
        await _account.MustAsync("CreatePolicy", ("PolicyName", "Ceiling"), ("PolicyDocument", Documents.Write));
        await _account.MustAsync("PutRolePermissionsBoundary", ("RoleName", "Bounded"), ("PermissionsBoundary", _account.Arn("policy/Ceiling")));
    }
}
