using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Policies.Managed;

public class PolicyTagTests(Sim sim)
{
    [Fact]
    public async Task TagPolicy_ThenUntag_MindsTheCaseOfKeys()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");

        await TagAsync(account, arn, ("team", "ml"), ("Team", "data"));
        await TagAsync(account, arn, ("team", "ops"));
        Assert.Equal(["Team", "team"], await account.AllAsync("ListPolicyTags", "Tags", "Key", 1, ("PolicyArn", arn)));
        Assert.Equal(["data", "ops"], (await account.MustAsync("ListPolicyTags", ("PolicyArn", arn))).Values("Tags", "Value"));

        await account.MustAsync("UntagPolicy", ("PolicyArn", arn), ("TagKeys.member.1", "Team"), ("TagKeys.member.2", "absent"));
        var policy = await account.MustAsync("GetPolicy", ("PolicyArn", arn));
        Assert.Equal(["team"], policy.Values("Policy/Tags", "Key"));
    }

    [Fact]
    public async Task TagPolicy_ReservedOrTooMany_IsRefused()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");
        await TagAsync(account, arn, [.. Enumerable.Range(0, 50).Select(i => ($"k{i}", "v"))]);

        var more = await account.CallAsync("TagPolicy", ("PolicyArn", arn), ("Tags.member.1.Key", "one"), ("Tags.member.1.Value", "more"));
        var reserved = await account.CallAsync("TagPolicy", ("PolicyArn", arn), ("Tags.member.1.Key", "aws:x"), ("Tags.member.1.Value", "v"));

        Assert.Equal((409, "LimitExceeded"), (more.Status, more.Code));
        Assert.Equal((400, "InvalidInput"), (reserved.Status, reserved.Code));
    }

    [Fact]
    public async Task TagPolicy_OfNoPolicyOrAwss_IsRefused()
    {
        var account = sim.NewAccount();
        var missing = account.Arn("policy/Missing");
        (string, string)[] tag = [("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "ml")];

        (await account.CallAsync("TagPolicy", [("PolicyArn", missing), .. tag])).Refused(404, "NoSuchEntity", $"Policy {missing} was not found.");
        (await account.CallAsync("TagPolicy", [("PolicyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess"), .. tag]))
            .Refused(400, "InvalidInput", "Tags not supported for policies in this domain");
    }

    private static Task<WireAnswer> TagAsync(TestAccount account, string arn, params (string Key, string Value)[] tags) => account.MustAsync(
        "TagPolicy",
        [
            ("PolicyArn", arn),
            .. tags.SelectMany((t, i) => new[] { ($"Tags.member.{i + 1}.Key", t.Key), ($"Tags.member.{i + 1}.Value", t.Value) }),
        ]);
}
