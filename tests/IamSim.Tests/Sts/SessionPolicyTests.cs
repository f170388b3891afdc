using IamSim.Tests.Authorization;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;
using static IamSim.Tests.Sts.Support.StsClients;

namespace IamSim.Tests.Sts;

/// <summary>What limits a session: policies that are passed, and the button that revokes older ones.</summary>
public sealed class SessionPolicyTests(GuardedSim sim)
{
    [Fact]
    public async Task AssumeRole_WithSessionPolicies_IsLimitedByThem()
    {
        var (account, alice, role) = await RoleAsync("sts:*");
        await account.MustAsync("CreatePolicy", ("PolicyName", "Info"), ("PolicyDocument", Allow("sts:GetAccessKeyInfo")));
        (string, string)[] key = [("AccessKeyId", "ASIAY34FZKBOKMUTVV7A")];

        var free = sim.Host.Session(await alice.MustAssumeAsync(role));
        await free.MustStsAsync("GetAccessKeyInfo", key);
        var inline = await alice.MustAssumeAsync(role, ("Policy", Allow("sts:DecodeAuthorizationMessage")));
        Assert.InRange(int.Parse(inline.Value("PackedPolicySize")!, System.Globalization.CultureInfo.InvariantCulture), 1, 100);
        var refused = await sim.Host.Session(inline).StsAsync("GetAccessKeyInfo", key);
        Assert.Equal((403, "AccessDenied"), (refused.Status, refused.Code));
        Assert.Contains("because no session policy allows the sts:GetAccessKeyInfo action", refused.Message, StringComparison.Ordinal);
        var managed = sim.Host.Session(await alice.MustAssumeAsync(role, ("PolicyArns.member.1.arn", account.Arn("policy/Info"))));
        await managed.MustStsAsync("GetAccessKeyInfo", key);
    }

    [Fact]
    public async Task AssumeRole_WithPoliciesThatAreNone_IsRefused()
    {
        var (account, alice, role) = await RoleAsync("sts:*");

        Assert.Equal((400, "MalformedPolicyDocument"), Short(await alice.AssumeAsync(role, ("Policy", "{"))));
        Assert.Equal((400, "MalformedPolicyDocument"), Short(await alice.AssumeAsync(role, ("Policy", Trust("*")))));
        (await alice.AssumeAsync(role, ("Policy", Allow("s3:" + new string('x', 2048))))).Refused(
            400, "ValidationError", "1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048");
        var eleven = Enumerable.Range(1, 11).Select(i => ($"PolicyArns.member.{i}.arn", "arn:aws:iam::aws:policy/ReadOnlyAccess")).ToArray();
        (await alice.AssumeAsync(role, eleven)).Refused(
            400, "ValidationError", "1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to 10");
        Assert.Equal((400, "ValidationError"), Short(await alice.AssumeAsync(role, ("PolicyArns.member.1.arn", account.Arn("policy/Missing")))));
        Assert.Equal((400, "ValidationError"), Short(await alice.AssumeAsync(role, ("PolicyArns.member.1.arn", "arn:aws:iam::111122223333:policy/Other"))));
        await alice.MustAssumeAsync(role, ("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/ReadOnlyAccess"));
    }

    [Fact]
    public async Task AssumeRole_WithMoreThanATokenHolds_IsTooLarge()
    {
        var (_, alice, role) = await RoleAsync("sts:*", "\"sts:AssumeRole\",\"sts:TagSession\"");
        var random = new Random(7);
        string Noise(int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26)))]);
        var tags = Enumerable.Range(1, 10).SelectMany(i => new[] { ($"Tags.member.{i}.Key", Noise(100)), ($"Tags.member.{i}.Value", Noise(200)) }).ToArray();

        var tagged = await alice.AssumeAsync(role, tags);
        Assert.Equal((400, "PackedPolicyTooLarge"), Short(tagged));
        Assert.Matches("^Packed size of session tags consumes [0-9]{3}% of allotted space\\.$", tagged.Message);
        var limited = await alice.AssumeAsync(role, ("Policy", Allow("s3:GetObject", "arn:aws:s3:::" + Noise(1900))));
        Assert.Matches("^Packed policy consumes [0-9]{3}% of allotted space$", limited.Message);
    }

    [Fact]
    public async Task Sessions_OlderThanTheRevocation_AreDenied()
    {
        var (account, alice, role) = await RoleAsync("sts:*");
        var session = sim.Host.Session(await alice.MustAssumeAsync(role));
        (string, string)[] key = [("AccessKeyId", "ASIAY34FZKBOKMUTVV7A")];
        await session.MustStsAsync("GetAccessKeyInfo", key);

        // What the console's button writes.
        string Revoke(DateTimeOffset before) =>
            $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["*"],"Resource":["*"],"Condition":{"DateLessThan":{"aws:TokenIssueTime":"{{{{before:yyyy-MM-ddTHH:mm:ssZ}}}}"}}}]}""";
        await account.GrantRoleAsync("Deploy", Revoke(sim.Host.Clock.Now.AddMinutes(-5)), "AWSRevokeOlderSessions");
        await session.MustStsAsync("GetAccessKeyInfo", key);
        await account.GrantRoleAsync("Deploy", Revoke(sim.Host.Clock.Now.AddMinutes(5)), "AWSRevokeOlderSessions");

        var answer = await session.StsAsync("GetAccessKeyInfo", key);
        Assert.Equal((403, "AccessDenied"), Short(answer));
        Assert.Contains("with an explicit deny in an identity-based policy", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_OfARoleThatIsGone_AreNoGood()
    {
        var (account, alice, role) = await RoleAsync("sts:*");
        var session = sim.Host.Session(await alice.MustAssumeAsync(role));
        await account.MustAsync("DeleteRolePolicy", ("RoleName", "Deploy"), ("PolicyName", "p"));
        await account.MustAsync("DeleteRole", ("RoleName", "Deploy"));
        await account.NewRoleAsync("Deploy", Trust(account.Arn("user/alice")));
        await account.GrantRoleAsync("Deploy", Allow("sts:*"));

        Assert.Equal(403, (await session.StsAsync("GetAccessKeyInfo", ("AccessKeyId", "ASIAY34FZKBOKMUTVV7A"))).Status);
    }

    private async Task<(TestAccount Account, TestAccount Alice, string Role)> RoleAsync(string allowed, string trusted = "\"sts:AssumeRole\"")
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var role = await account.NewRoleAsync("Deploy", Trust(account.Arn("user/alice"), trusted));
        await account.GrantRoleAsync("Deploy", Allow(allowed));
        return (account, alice, role);
    }

    private static (int, string?) Short(WireAnswer answer) => (answer.Status, answer.Code);
}
