using IamSim.Tests.Authorization;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;
using static IamSim.Tests.Sts.Support.StsClients;

namespace IamSim.Tests.Sts;

public sealed class AssumeRoleTests(GuardedSim sim)
{
    [Fact]
    public async Task AssumeRole_ByTheUserThatTheTrustPolicyNames_GivesASessionOfTheRole()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var role = await account.NewRoleAsync("Deploy", Trust(account.Arn("user/alice")), ("Path", "/ci/"));

        var answer = await alice.MustAssumeAsync(role);

        var id = (await account.MustAsync("GetRole", ("RoleName", "Deploy"))).Value("Role/RoleId");
        var session = $"arn:aws:sts::{account.Id}:assumed-role/Deploy/work";
        Assert.Equal(($"{id}:work", session), (answer.Value("AssumedRoleUser/AssumedRoleId"), answer.Value("AssumedRoleUser/Arn")));
        Assert.Matches("^ASIA[A-Z2-7]{16}$", answer.Value("Credentials/AccessKeyId"));
        Assert.Equal(40, answer.Value("Credentials/SecretAccessKey")!.Length);
        Assert.StartsWith("IQoJ", answer.Value("Credentials/SessionToken"), StringComparison.Ordinal);
        Assert.Null(answer.Element("PackedPolicySize"));
        var who = await sim.Host.Session(answer).MustStsAsync("GetCallerIdentity");
        Assert.Equal(($"{id}:work", account.Id, session), (who.Value("UserId"), who.Value("Account"), who.Value("Arn")));
    }

    [Fact]
    public async Task AssumeRole_WhereTheAccountIsTrusted_NeedsTheUsersOwnPolicyToo()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var role = await account.NewRoleAsync("Deploy", Trust(account.Arn("root")));

        (await alice.AssumeAsync(role)).Refused(403, "AccessDenied", Denied(account.Arn("user/alice"), "sts:AssumeRole", role));

        await account.GrantUserAsync("alice", Allow("sts:AssumeRole", role));
        await alice.MustAssumeAsync(role);
    }

    [Fact]
    public async Task AssumeRole_OfAMissingRole_AndOfOneThatDoesNotTrust_AreRefusedAlike()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        await account.GrantUserAsync("alice", Allow("*"));
        var role = await account.NewRoleAsync("Deploy", Trust(account.Arn("user/bob")));

        // STS looks roles up by the whole ARN, letter by letter.
        foreach (var arn in new[] { role, account.Arn("role/Missing"), account.Arn("role/deploy"), account.Arn("role/ci/Deploy"), account.Arn("user/alice") })
        {
            (await alice.AssumeAsync(arn)).Refused(403, "AccessDenied", Denied(account.Arn("user/alice"), "sts:AssumeRole", arn));
        }

        foreach (var arn in new[] { $"arn:aws:iam::{account.Id}:oidc-provider/x.example", "arn:aws-cn:iam::123456789012:role/Deploy", "not an arn of any kind" })
        {
            (await alice.AssumeAsync(arn)).Refused(400, "ValidationError", "Request ARN is invalid");
        }
    }

    [Fact]
    public async Task AssumeRole_InAnotherAccount_NeedsBothSides_AndTheExternalId()
    {
        var (ours, theirs) = (sim.NewAccount(), sim.NewAccount());
        var alice = await ours.NewLimitedUserAsync("alice");
        var role = await theirs.NewRoleAsync(
            "Audit", Trust(ours.Arn("user/alice"), condition: """{"StringEquals":{"sts:ExternalId":"contract-7"}}"""));
        var denied = Denied(ours.Arn("user/alice"), "sts:AssumeRole", role);

        (await alice.AssumeAsync(role, ("ExternalId", "contract-7"))).Refused(403, "AccessDenied", denied);
        await ours.GrantUserAsync("alice", Allow("sts:AssumeRole", role));
        (await alice.AssumeAsync(role)).Refused(403, "AccessDenied", denied);
        (await alice.AssumeAsync(role, ("ExternalId", "contract-8"))).Refused(403, "AccessDenied", denied);

        var session = sim.Host.Session(await alice.MustAssumeAsync(role, ("ExternalId", "contract-7")));
        Assert.Equal(theirs.Id, (await session.MustStsAsync("GetCallerIdentity")).Value("Account"));
    }

    [Fact]
    public async Task AssumeRole_ByRoot_IsRefused()
    {
        var account = sim.NewAccount();
        var role = await account.NewRoleAsync("Deploy", Trust(account.Arn("root")));

        (await account.AssumeAsync(role)).Refused(403, "AccessDenied", "Roles may not be assumed by root accounts.");
    }

    [Fact]
    public async Task AssumeRole_AgainstAnExplicitDeny_SaysWhereItIs()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var role = await account.NewRoleAsync("Deploy", Trust(account.Arn("user/alice")));
        await account.GrantUserAsync("alice", """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sts:*","Resource":"*"}]}""");

        var answer = await alice.AssumeAsync(role);

        Assert.Equal((403, "AccessDenied"), (answer.Status, answer.Code));
        Assert.StartsWith(Denied(account.Arn("user/alice"), "sts:AssumeRole", role) + " with an explicit deny in an identity-based policy", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssumeRole_ForLongerThanTheRoleOrAChainAllows_IsRefused()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var first = await account.NewRoleAsync("First", Trust(account.Arn("user/alice")), ("MaxSessionDuration", "7200"));
        var second = await account.NewRoleAsync("Second", Trust(first), ("MaxSessionDuration", "7200"));
        await account.GrantRoleAsync("First", Allow("sts:AssumeRole", second));

        (await alice.AssumeAsync(first, ("DurationSeconds", "7201"))).Refused(
            400, "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        Assert.Equal("ValidationError", (await alice.AssumeAsync(first, ("DurationSeconds", "899"))).Code);
        var answer = await alice.MustAssumeAsync(first, ("DurationSeconds", "7200"));
        var ends = DateTimeOffset.Parse(answer.Value("Credentials/Expiration")!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(ends - sim.Host.Clock.Now, TimeSpan.FromSeconds(7150), TimeSpan.FromSeconds(7200));

        var session = sim.Host.Session(answer);
        (await session.AssumeAsync(second, ("DurationSeconds", "3601"))).Refused(
            400, "ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        await session.MustAssumeAsync(second, ("DurationSeconds", "3600"));
    }

    [Fact]
    public async Task AssumeRole_WhoseRoleIsChangedBetween_IsDecidedByWhatIsNow()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        var role = await account.NewRoleAsync("Deploy", Trust(account.Arn("user/alice")));
        await alice.MustAssumeAsync(role);

        await account.MustAsync("UpdateAssumeRolePolicy", ("RoleName", "Deploy"), ("PolicyDocument", Trust(account.Arn("user/bob"))));

        Assert.Equal("AccessDenied", (await alice.AssumeAsync(role)).Code);
        await account.MustAsync("DeleteRole", ("RoleName", "Deploy"));
        (await alice.AssumeAsync(role)).Refused(403, "AccessDenied", Denied(account.Arn("user/alice"), "sts:AssumeRole", role));
    }

    [Fact]
    public async Task AssumeRole_OverRest_IsTheSame()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var role = await account.NewRoleAsync("Deploy", Trust(account.Arn("user/alice")));

        var answer = await alice.RestAsync("POST", "/role-sessions", new { roleArn = role, roleSessionName = "work" });

        Assert.Equal(200, answer.Status);
        var credentials = answer.Json.GetProperty("credentials");
        var session = sim.Host.Session(credentials.GetProperty("accessKeyId").GetString()!);
        var who = await session.RestAsync("GET", "/caller-identity");
        Assert.Equal($"arn:aws:sts::{account.Id}:assumed-role/Deploy/work", who.Json.GetProperty("arn").GetString());
        (await alice.RestAsync("POST", "/role-sessions", new { roleArn = account.Arn("role/Missing"), roleSessionName = "work" })).Refused(
            403, "AccessDenied", Denied(account.Arn("user/alice"), "sts:AssumeRole", account.Arn("role/Missing")));
    }

    [Fact]
    public async Task AssumeRole_UnderTheOrganizationsCondition_TrustsItsAccountsAlone()
    {
        var (manager, stranger) = (sim.NewAccount(), sim.NewAccount());
        var organization = (await manager.JsonAsync("AWSOrganizationsV20161128.CreateOrganization", new { FeatureSet = "ALL" })).Json
            .GetProperty("Organization").GetProperty("Id").GetString();
        var trust = $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:PrincipalOrgID":"{{{{organization}}}}"}}}]}""";
        var role = await stranger.NewRoleAsync("Shared", trust);
        var (inside, outside) = (await manager.NewLimitedUserAsync("alice"), await sim.NewAccount().NewLimitedUserAsync("mallory"));
        await manager.GrantUserAsync("alice", Allow("sts:AssumeRole", role));

        await inside.MustAssumeAsync(role);
        Assert.Equal("AccessDenied", (await outside.AssumeAsync(role)).Code);
    }

    internal static string Denied(string who, string action, string resource) => $"User: {who} is not authorized to perform: {action} on resource: {resource}";
}
