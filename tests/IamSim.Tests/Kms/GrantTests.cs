using IamSim.Tests.Authorization;
using IamSim.Tests.Support;
using static IamSim.Tests.Authorization.LimitedUsers;

namespace IamSim.Tests.Kms;

/// <summary>Grants: what they allow, to whom, under which encryption context, and how they end.</summary>
public sealed class GrantTests(GuardedSim sim)
{
    [Fact]
    public async Task Grant_LetsItsGranteeDoWhatItSays_UntilItIsRevoked()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("user", policy: null);
        var key = await account.NewKmsKeyAsync();
        Assert.Equal("AccessDeniedException", await user.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA" }));

        var grant = await account.MustKmsAsync("CreateGrant", new { KeyId = key, GranteePrincipal = account.Arn("user/user"), Operations = new[] { "Encrypt", "DescribeKey" } });

        Assert.Equal("OK", await user.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA", GrantTokens = new[] { grant.At("GrantToken") } }));
        Assert.Equal("OK", await user.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA" }));
        Assert.Equal("OK", await user.OutcomeAsync("DescribeKey", new { KeyId = key }));
        Assert.Equal("AccessDeniedException", await user.OutcomeAsync("GenerateDataKey", new { KeyId = key, KeySpec = "AES_256" }));
        var listed = Assert.Single((await account.MustKmsAsync("ListGrants", new { KeyId = key })).Json.GetProperty("Grants").EnumerateArray());
        Assert.Equal(
            (grant.At("GrantId"), key, account.Arn("user/user"), account.Arn("root")),
            (listed.GetProperty("GrantId").GetString(), listed.GetProperty("KeyId").GetString(), listed.GetProperty("GranteePrincipal").GetString(), listed.GetProperty("IssuingAccount").GetString()));

        await account.MustKmsAsync("RevokeGrant", new { KeyId = key, GrantId = grant.At("GrantId") });
        Assert.Equal("AccessDeniedException", await user.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA" }));
        Assert.Equal("NotFoundException", await account.OutcomeAsync("RevokeGrant", new { KeyId = key, GrantId = grant.At("GrantId") }));
    }

    [Fact]
    public async Task Constraints_BindTheEncryptionContext()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("user", policy: null);
        var (some, all) = (await account.NewKmsKeyAsync(), await account.NewKmsKeyAsync());
        var context = new { Department = "IT" };
        Task Grant(string key, object constraints) => account.MustKmsAsync(
            "CreateGrant", new { KeyId = key, GranteePrincipal = account.Arn("user/user"), Operations = new[] { "Encrypt", "DescribeKey" }, Constraints = constraints });
        await Grant(some, new { EncryptionContextSubset = context });
        await Grant(all, new { EncryptionContextEquals = context });
        Task<string> Encrypt(string key, object? context) => user.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA", EncryptionContext = context ?? new { } });

        Assert.Equal("OK", await Encrypt(some, new { Department = "IT" }));
        Assert.Equal("OK", await Encrypt(some, new { Department = "IT", Purpose = "Test" }));
        Assert.Equal("AccessDeniedException", await Encrypt(some, new { Department = "HR" }));
        Assert.Equal("AccessDeniedException", await Encrypt(some, null));
        Assert.Equal("OK", await Encrypt(all, new { Department = "IT" }));
        Assert.Equal("AccessDeniedException", await Encrypt(all, new { Department = "IT", Purpose = "Test" }));
        Assert.Equal("OK", await user.OutcomeAsync("DescribeKey", new { KeyId = all }));
    }

    [Fact]
    public async Task RetireGrant_ByWhomItNames_ByTokenOrId_AndByNobodyElse()
    {
        var account = sim.NewAccount();
        await account.NewLimitedUserAsync("user", policy: null);
        var retiring = await account.NewLimitedUserAsync("retiring", policy: null);
        var stranger = await account.NewLimitedUserAsync("stranger", policy: null);
        var key = await account.NewKmsKeyAsync();
        async Task<(string Id, string Token)> Grant()
        {
            var made = await account.MustKmsAsync("CreateGrant", new
            {
                KeyId = key,
                GranteePrincipal = account.Arn("user/user"),
                RetiringPrincipal = account.Arn("user/retiring"),
                Operations = new[] { "Decrypt" },
            });
            return (made.At("GrantId"), made.At("GrantToken"));
        }

        var (one, other) = (await Grant(), await Grant());
        Assert.Equal(2, (await account.MustKmsAsync("ListRetirableGrants", new { RetiringPrincipal = account.Arn("user/retiring") })).Each("Grants", "GrantId").Count);

        Assert.Equal("AccessDeniedException", await stranger.OutcomeAsync("RetireGrant", new { GrantToken = one.Token }));
        Assert.Equal("OK", await retiring.OutcomeAsync("RetireGrant", new { GrantToken = one.Token }));
        Assert.Equal("OK", await retiring.OutcomeAsync("RetireGrant", new { KeyId = key, GrantId = other.Id }));
        Assert.Empty((await account.MustKmsAsync("ListGrants", new { KeyId = key })).Each("Grants", "GrantId"));
        Assert.Equal("InvalidGrantTokenException", await account.OutcomeAsync("RetireGrant", new { GrantToken = "x" }));
        Assert.Equal("ValidationException", await account.OutcomeAsync("RetireGrant", new { KeyId = key }));
    }

    [Fact]
    public async Task Grantee_RetiresWhereItMay_AndHandsOnNoMoreThanItHas()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("user", policy: null);
        await account.NewLimitedUserAsync("third", policy: null);
        var key = await account.NewKmsKeyAsync();
        var grant = await account.MustKmsAsync(
            "CreateGrant", new { KeyId = key, GranteePrincipal = account.Arn("user/user"), Operations = new[] { "Decrypt", "CreateGrant", "RetireGrant" } });
        Task<string> HandOn(params string[] operations) => user.OutcomeAsync("CreateGrant", new { KeyId = key, GranteePrincipal = account.Arn("user/third"), Operations = operations });

        Assert.Equal("OK", await HandOn("Decrypt"));
        Assert.Equal("AccessDeniedException", await HandOn("Decrypt", "Encrypt"));
        Assert.Equal("OK", await user.OutcomeAsync("RetireGrant", new { KeyId = key, GrantId = grant.At("GrantId") }));
        Assert.Equal("AccessDeniedException", await HandOn("Decrypt"));
    }

    [Fact]
    public async Task SameGrantUnderTheSameName_IsMadeOnce()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();
        async Task<string> Make(string? name, string operation) => (await account.MustKmsAsync("CreateGrant", new Dictionary<string, object?>
        {
            ["KeyId"] = key,
            ["GranteePrincipal"] = account.Arn("root"),
            ["Operations"] = new[] { operation },
            ["Name"] = name,
        }.Where(member => member.Value is not null).ToDictionary())).At("GrantId");

        Assert.Equal(await Make("training", "Decrypt"), await Make("training", "Decrypt"));
        Assert.NotEqual(await Make("training", "Decrypt"), await Make("training", "Encrypt"));
        Assert.NotEqual(await Make(null, "Decrypt"), await Make(null, "Decrypt"));
    }

    [Fact]
    public async Task CreateGrant_OfWhatCannotBe_IsRefused()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();
        Task<string> Make(string grantee, string operation, object? constraints = null) => account.OutcomeAsync(
            "CreateGrant", new { KeyId = key, GranteePrincipal = grantee, Operations = new[] { operation }, Constraints = constraints ?? new { } });

        Assert.Equal("InvalidArnException", await Make(account.Arn("user/nobody"), "Decrypt"));
        Assert.Equal("InvalidArnException", await Make("nobody", "Decrypt"));
        Assert.Equal("ValidationException", await Make(account.Arn("root"), "Sign"));
        Assert.Equal("ValidationException", await Make(account.Arn("root"), "Decrypt", new { EncryptionContextEquals = new { a = "b" }, EncryptionContextSubset = new { a = "b" } }));
        Assert.Equal("DryRunOperationException", await account.OutcomeAsync(
            "CreateGrant", new { KeyId = key, GranteePrincipal = account.Arn("root"), Operations = new[] { "Decrypt" }, DryRun = true }));
        Assert.Empty((await account.MustKmsAsync("ListGrants", new { KeyId = key })).Each("Grants", "GrantId"));
        await account.MustKmsAsync("DisableKey", new { KeyId = key });
        Assert.Equal("DisabledException", await Make(account.Arn("root"), "Decrypt"));
    }

    [Fact]
    public async Task ConditionKeys_OfGrants_HoldAndDoNot()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();
        var user = await account.NewLimitedUserAsync("user", Policy(
            When(Allow("kms:CreateGrant"), "ForAllValues:StringEquals", "kms:GrantOperations", "Encrypt", "Decrypt")));
        var forAws = await account.NewLimitedUserAsync("forAws", Policy(When(Allow("kms:CreateGrant"), "Bool", "kms:GrantIsForAWSResource", "true")));
        var subset = await account.NewLimitedUserAsync("subset", Policy(When(Allow("kms:CreateGrant"), "StringEquals", "kms:GrantConstraintType", "EncryptionContextSubset")));
        var whom = await account.NewLimitedUserAsync("whom", Policy(When(Allow("kms:CreateGrant"), "StringEquals", "kms:GranteePrincipal", account.Arn("user/user"))));
        Task<string> Make(TestAccount by, string operation, string grantee = "root", object? constraints = null) => by.OutcomeAsync(
            "CreateGrant", new { KeyId = key, GranteePrincipal = account.Arn(grantee), Operations = new[] { operation }, Constraints = constraints ?? new { } });

        Assert.Equal(("OK", "AccessDeniedException"), (await Make(user, "Decrypt"), await Make(user, "DescribeKey")));
        Assert.Equal("AccessDeniedException", await Make(forAws, "Decrypt"));
        Assert.Equal(("OK", "AccessDeniedException"), (await Make(subset, "Decrypt", constraints: new { EncryptionContextSubset = new { a = "b" } }), await Make(subset, "Decrypt")));
        Assert.Equal(("OK", "AccessDeniedException"), (await Make(whom, "Decrypt", "user/user"), await Make(whom, "Decrypt")));
    }
}
