using IamSim.Tests.Support;
using static IamSim.Tests.Organizations.OrganizationCalls;

namespace IamSim.Tests.Organizations;

public sealed class EffectivePolicyTests(Sim sim)
{
    private const string Tags = "TAG_POLICY";

    [Fact]
    public async Task EffectivePolicy_IsWhatEachLevelMakesOfTheOneAbove()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        await account.MustOrgAsync("EnablePolicyType", new { RootId = root, PolicyType = Tags });
        var unit = await account.NewUnitAsync(root, "Workloads");
        var member = await account.NewMemberAsync();
        await account.MustOrgAsync("MoveAccount", new { AccountId = member, SourceParentId = root, DestinationParentId = unit });
        await AttachAsync("root", root, """{"tags":{"team":{"tag_key":{"@@assign":"Team","@@operators_allowed_for_child_policies":["@@none"]},"tag_value":{"@@assign":["a","b"]}}}}""");
        await AttachAsync("unit", unit, """{"tags":{"team":{"tag_key":{"@@assign":"TEAM"},"tag_value":{"@@append":["c"],"@@operators_allowed_for_child_policies":["@@remove"]}}}}""");
        await AttachAsync("account", member, """{"tags":{"team":{"tag_value":{"@@append":["d"],"@@remove":["a"]}},"cost":{"tag_key":{"@@assign":"Cost"}}}}""");

        var effective = await account.MustOrgAsync("DescribeEffectivePolicy", new { PolicyType = Tags, TargetId = member });
        var own = await sim.Root(member).MustOrgAsync("DescribeEffectivePolicy", new { PolicyType = Tags });

        Assert.Equal(
            """{"tags":{"cost":{"tag_key":"Cost"},"team":{"tag_key":"Team","tag_value":["b","c"]}}}""", effective.At("EffectivePolicy", "PolicyContent"));
        Assert.Equal((member, Tags), (effective.At("EffectivePolicy", "TargetId"), effective.At("EffectivePolicy", "PolicyType")));
        Assert.Equal(effective.Text, own.Text);
        Assert.Equal(
            """{"tags":{"team":{"tag_key":"Team","tag_value":["a","b"]}}}""",
            (await account.MustOrgAsync("DescribeEffectivePolicy", new { PolicyType = Tags })).At("EffectivePolicy", "PolicyContent"));
        var rest = await account.RestAsync("GET", $"/organization/effective-policies/{Tags}?targetId={member}");
        Assert.Equal("Cost", rest.Json.GetProperty("policyContent").GetProperty("tags").GetProperty("cost").GetProperty("tag_key").GetString());

        async Task AttachAsync(string name, string target, string content) =>
            Assert.Equal(200, (await account.AttachAsync(await account.NewScpAsync(name, content, Tags), target)).Status);
    }

    [Fact]
    public async Task EffectivePolicy_ThatThereIsNot_IsRefused()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        Task<JsonAnswer> AskAsync(object body) => account.OrgAsync("DescribeEffectivePolicy", body);

        (await AskAsync(new { PolicyType = Tags })).Refused("EffectivePolicyNotFoundException", "The account doesn't have an effective policy of this type.");
        (await AskAsync(new { PolicyType = Tags, TargetId = root })).Refused(
            "InvalidInputException", "You can't perform the specified operation on that target entity.", "TARGET_NOT_SUPPORTED");
        Assert.Equal("TargetNotFoundException", (await AskAsync(new { PolicyType = Tags, TargetId = "111122223333" })).Code);
        Assert.Equal("INVALID_ENUM_POLICY_TYPE", (await AskAsync(new { PolicyType = Scp })).Reason);
    }
}
