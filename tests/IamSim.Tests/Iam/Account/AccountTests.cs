using System.Xml.Linq;
using IamSim.Iam.InstanceProfiles;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Account;

public sealed class AccountTests(Sim sim)
{
    private const string NotAnAlias =
        "The specified value for accountAlias is invalid. It must be a minimum length of 3 characters and maximum length of 63 characters, "
        + "contain only digits, lowercase letters, and hyphens (-), but cannot begin or end with a hyphen.";

    /// <summary>What every fresh account's summary says: the keys of AWS's documentation, with AWS's default quotas.</summary>
    private static readonly Dictionary<string, int> Fresh = new()
    {
        ["Users"] = 0,
        ["UsersQuota"] = 5000,
        ["Groups"] = 0,
        ["GroupsQuota"] = 300,
        ["ServerCertificates"] = 0,
        ["ServerCertificatesQuota"] = 20,
        ["UserPolicySizeQuota"] = 2048,
        ["GroupPolicySizeQuota"] = 5120,
        ["GroupsPerUserQuota"] = 10,
        ["SigningCertificatesPerUserQuota"] = 2,
        ["AccessKeysPerUserQuota"] = 2,
        ["MFADevices"] = 0,
        ["MFADevicesInUse"] = 0,
        ["AccountMFAEnabled"] = 0,
        ["AccountAccessKeysPresent"] = 0,
        ["AccountPasswordPresent"] = 0,
        ["AccountSigningCertificatesPresent"] = 0,
        ["AttachedPoliciesPerGroupQuota"] = 10,
        ["AttachedPoliciesPerRoleQuota"] = 10,
        ["AttachedPoliciesPerUserQuota"] = 10,
        ["Policies"] = 0,
        ["PoliciesQuota"] = 1500,
        ["PolicySizeQuota"] = 6144,
        ["PolicyVersionsInUse"] = 0,
        ["PolicyVersionsInUseQuota"] = 10000,
        ["VersionsPerPolicyQuota"] = 5,
        ["GlobalEndpointTokenVersion"] = 1,
        ["AssumeRolePolicySizeQuota"] = 2048,
        ["InstanceProfiles"] = 0,
        ["InstanceProfilesQuota"] = 1000,
        ["Providers"] = 0,
        ["RolePolicySizeQuota"] = 10240,
        ["Roles"] = 0,
        ["RolesQuota"] = 1000,
    };

    [Fact]
    public async Task GetAccountSummary_OfFreshAccount_HasEveryKeyAndAwsQuotas()
    {
        Assert.Equal(Fresh, await SummaryAsync(sim.NewAccount()));
    }

    [Fact]
    public async Task GetAccountSummary_CountsWhatTheAccountHas()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        await account.MustAsync("CreateGroup", ("GroupName", "g"));
        await account.NewKeyAsync("alice");
        await account.MustAsync("CreateAccessKey");
        await sim.SeedAsync(
            Role(account, "r"),
            new InstanceProfile { AccountId = account.Id, Id = "AIPA1", Name = "p", NameKey = "P", Path = "/", CreatedAt = DateTimeOffset.UnixEpoch },
            Seeding.Policy(account.Id, "a"),
            Seeding.Policy(account.Id, "b"),
            Attachment(account, "AIDA1", account.Arn("policy/a")),
            Attachment(account, "AIDA2", account.Arn("policy/a")),
            Attachment(account, "AIDA2", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
            Seeding.Device(account.Id, "free", null, enabled: false),
            Seeding.Device(account.Id, "alice", "AIDA1", enabled: true),
            Seeding.Device(account.Id, "root", null, enabled: true));

        var expected = new Dictionary<string, int>(Fresh)
        {
            ["Users"] = 2,
            ["Groups"] = 1,
            ["Roles"] = 1,
            ["InstanceProfiles"] = 1,
            ["Policies"] = 2,
            ["PolicyVersionsInUse"] = 2,
            ["MFADevices"] = 3,
            ["MFADevicesInUse"] = 2,
            ["AccountMFAEnabled"] = 1,
            ["AccountAccessKeysPresent"] = 1,
        };
        Assert.Equal(expected, await SummaryAsync(account));
    }

    [Fact]
    public async Task GetAccountSummary_AfterRootsKeyIsDeleted_CountsItNoMore()
    {
        var account = sim.NewAccount();
        var key = (await account.MustAsync("CreateAccessKey")).Value("AccessKey/AccessKeyId")!;
        await account.MustAsync("DeleteAccessKey", ("AccessKeyId", key));

        Assert.Equal(0, (await SummaryAsync(account))["AccountAccessKeysPresent"]);
    }

    [Fact]
    public async Task CreateAccountAlias_InPlaceOfAnother_OverwritesIt()
    {
        var account = sim.NewAccount();
        var (old, now) = ($"old-{account.Id}", $"now-{account.Id}");
        await account.MustAsync("CreateAccountAlias", ("AccountAlias", old));

        await account.MustAsync("CreateAccountAlias", ("AccountAlias", now));

        var listed = await account.MustAsync("ListAccountAliases");
        Assert.Equal([now], listed.Members("AccountAliases").Select(m => m.Value));
        Assert.Equal("false", listed.Value("IsTruncated"));

        // The old one is free again.
        await sim.NewAccount().MustAsync("CreateAccountAlias", ("AccountAlias", old));
    }

    [Fact]
    public async Task CreateAccountAlias_TakenByAnyAccount_EntityAlreadyExists()
    {
        var account = sim.NewAccount();
        var alias = $"acme-{account.Id}";
        await account.MustAsync("CreateAccountAlias", ("AccountAlias", alias));

        foreach (var caller in new[] { account, sim.NewAccount() })
        {
            (await caller.CallAsync("CreateAccountAlias", ("AccountAlias", alias)))
                .Refused(409, "EntityAlreadyExists", $"The account alias {alias} already exists.");
        }
    }

    [Fact]
    public async Task CreateAccountAlias_ByManyAccountsAtOnce_OneWins()
    {
        var accounts = Enumerable.Range(0, 8).Select(_ => sim.NewAccount()).ToList();
        var alias = $"race-{accounts[0].Id}";

        var answers = await Task.WhenAll(accounts.Select(a => a.CallAsync("CreateAccountAlias", ("AccountAlias", alias))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => a.Refused(409, "EntityAlreadyExists", $"The account alias {alias} already exists."));
    }

    [Theory]
    [InlineData("CreateAccountAlias", "ab")]
    [InlineData("CreateAccountAlias", "Acme")]
    [InlineData("DeleteAccountAlias", "-acme")]
    [InlineData("DeleteAccountAlias", "ac--me")]
    public async Task AnyOperation_WithWhatIsNoAlias_ValidationError(string operation, string alias)
    {
        (await sim.NewAccount().CallAsync(operation, ("AccountAlias", alias))).Refused(400, "ValidationError", NotAnAlias);
    }

    [Fact]
    public async Task DeleteAccountAlias_OnlyItsOwn()
    {
        var account = sim.NewAccount();
        var alias = $"acme-{account.Id}";
        await account.MustAsync("CreateAccountAlias", ("AccountAlias", alias));

        (await sim.NewAccount().CallAsync("DeleteAccountAlias", ("AccountAlias", alias)))
            .Refused(404, "NoSuchEntity", $"The account alias {alias} cannot be found.");

        await account.MustAsync("DeleteAccountAlias", ("AccountAlias", alias));
        Assert.Empty((await account.MustAsync("ListAccountAliases")).Members("AccountAliases"));
    }

    [Fact]
    public async Task Account_ByRest()
    {
        var account = sim.NewAccount();
        var alias = $"rest-{account.Id}";

        Assert.Equal(204, (await account.RestAsync("PUT", $"/account/aliases/{alias}")).Status);
        var listed = await account.RestAsync("GET", "/account/aliases");
        Assert.Equal([alias], listed.Json.GetProperty("accountAliases").EnumerateArray().Select(a => a.GetString()));
        var summary = (await account.RestAsync("GET", "/account/summary")).Json.GetProperty("summaryMap");
        Assert.Equal(Fresh, summary.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32()));
        Assert.Equal(204, (await account.RestAsync("DELETE", $"/account/aliases/{alias}")).Status);
        (await account.RestAsync("DELETE", $"/account/aliases/{alias}"))
            .Refused(404, "NoSuchEntity", $"The account alias {alias} cannot be found.");
    }

    private static async Task<Dictionary<string, int>> SummaryAsync(TestAccount account) =>
        (await account.MustAsync("GetAccountSummary")).Members("SummaryMap").ToDictionary(e => Text(e, "key"), e => int.Parse(Text(e, "value"), null));

    private static string Text(XElement entry, string child) => entry.Elements().Single(e => e.Name.LocalName == child).Value;

    private static Role Role(TestAccount account, string name) => new()
    {
        AccountId = account.Id,
        Id = $"AROA{name}",
        Name = name,
        NameKey = name.ToUpperInvariant(),
        Path = "/",
        CreatedAt = DateTimeOffset.UnixEpoch,
        TrustPolicy = "{}",
        MaxSessionDuration = 3600,
    };

    private static PolicyAttachment Attachment(TestAccount account, string principal, string arn) => new()
    {
        AccountId = account.Id,
        PrincipalId = principal,
        PolicyArn = arn,
        PrincipalKind = PrincipalKind.User,
        AttachedAt = DateTimeOffset.UnixEpoch,
    };
}
