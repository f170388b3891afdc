using IamSim.Tests.Authorization;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;
using static IamSim.Tests.Sts.AssumeRoleTests;
using static IamSim.Tests.Sts.Support.StsClients;

namespace IamSim.Tests.Sts;

/// <summary>Session tags and source identity, and how a chain of roles passes them on.</summary>
public sealed class SessionTagTests(GuardedSim sim)
{
    private const string Full = "\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"";

    [Fact]
    public async Task AssumeRole_WithTags_NeedsTagSession_AndTheyAreThePrincipals()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var role = await account.NewRoleAsync("Deploy", Trust(account.Arn("user/alice")));
        await account.GrantRoleAsync("Deploy", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:GetAccessKeyInfo","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"vision"}}}]}""");
        await account.MustAsync("TagRole", ("RoleName", "Deploy"), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "audio"));
        var vision = Tag("team", "vision");

        (await alice.AssumeAsync(role, vision)).Refused(403, "AccessDenied", Denied(account.Arn("user/alice"), "sts:TagSession", role));
        await account.MustAsync("UpdateAssumeRolePolicy", ("RoleName", "Deploy"), ("PolicyDocument", Trust(
            account.Arn("user/alice"), "\"sts:AssumeRole\",\"sts:TagSession\"", """{"StringEqualsIfExists":{"aws:RequestTag/team":"vision"},"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}""")));
        Assert.Equal("AccessDenied", (await alice.AssumeAsync(role, Tag("team", "audio"))).Code);
        Assert.Equal("AccessDenied", (await alice.AssumeAsync(role, Tag("other", "vision"))).Code);

        // The session's tag passes over the role's, whatever its case.
        (string, string)[] key = [("AccessKeyId", "ASIAY34FZKBOKMUTVV7A")];
        await sim.Host.Session(await alice.MustAssumeAsync(role, vision)).MustStsAsync("GetAccessKeyInfo", key);
        Assert.Equal("AccessDenied", (await sim.Host.Session(await alice.MustAssumeAsync(role)).StsAsync("GetAccessKeyInfo", key)).Code);
    }

    [Fact]
    public async Task AssumeRole_WithTagsThatAreWrong_IsRefused()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var role = await account.NewRoleAsync("Deploy", Trust(account.Arn("user/alice"), Full));

        (await alice.AssumeAsync(role, ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a"), ("Tags.member.2.Key", "TEAM"), ("Tags.member.2.Value", "b"))).Refused(
            400, "InvalidParameterValue", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        Assert.Equal("InvalidParameterValue", (await alice.AssumeAsync(role, Tag("aws:team", "a"))).Code);
        Assert.Equal("InvalidParameterValue", (await alice.AssumeAsync(role, [.. Tag("team", "a"), ("TransitiveTagKeys.member.1", "other")])).Code);
        Assert.Equal("ValidationError", (await alice.AssumeAsync(role, ("Tags.member.1.Key", "team"))).Code);
    }

    [Fact]
    public async Task AssumeRole_ThroughAChain_InheritsTransitiveTagsAndSourceIdentity()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var first = await account.NewRoleAsync("First", Trust(account.Arn("user/alice"), Full));
        var second = await account.NewRoleAsync("Second", Trust(first, Full));
        await account.GrantRoleAsync("First", Allow("sts:*", second));
        await account.GrantRoleAsync("Second", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:GetAccessKeyInfo","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"vision","aws:SourceIdentity":"Alice"},"Null":{"aws:PrincipalTag/stage":"true"}}}]}""");
        var begun = await alice.MustAssumeAsync(
            first, ("SourceIdentity", "Alice"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "vision"), ("Tags.member.2.Key", "stage"), ("Tags.member.2.Value", "dev"),
            ("TransitiveTagKeys.member.1", "team"));
        Assert.Equal("Alice", begun.Value("SourceIdentity"));
        var session = sim.Host.Session(begun);

        (await session.AssumeAsync(second, Tag("TEAM", "audio"))).Refused(
            400, "InvalidParameterValue", "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");
        (await session.AssumeAsync(second, ("SourceIdentity", "Bob"))).Refused(
            400, "ValidationError", "The source identity is already set for this assume role session");
        var chained = await session.MustAssumeAsync(second);
        Assert.Equal("Alice", chained.Value("SourceIdentity"));
        Assert.NotNull(chained.Value("PackedPolicySize"));
        await sim.Host.Session(chained).MustStsAsync("GetAccessKeyInfo", ("AccessKeyId", "ASIAY34FZKBOKMUTVV7A"));

        // What is passed on has to be allowed as if it were passed anew.
        await account.MustAsync("UpdateAssumeRolePolicy", ("RoleName", "Second"), ("PolicyDocument", Trust(first, "\"sts:AssumeRole\",\"sts:TagSession\"")));
        (await session.AssumeAsync(second)).Refused(
            403, "AccessDenied", Denied($"arn:aws:sts::{account.Id}:assumed-role/First/work", "sts:SetSourceIdentity", second));
    }

    private static (string, string)[] Tag(string key, string value) => [("Tags.member.1.Key", key), ("Tags.member.1.Value", value)];
}
