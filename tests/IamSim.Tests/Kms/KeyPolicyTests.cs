using IamSim.Tests.Authorization;
using IamSim.Tests.Support;
using static IamSim.Tests.Authorization.LimitedUsers;
using static IamSim.Tests.Kms.KmsCalls;

namespace IamSim.Tests.Kms;

/// <summary>The key policies of AWS's documentation, each decided both ways.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html">KMS: Default key policy</see>,
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html">KMS: Condition keys</see>
/// </remarks>
public sealed class KeyPolicyTests(GuardedSim sim)
{
    private static readonly string[] AdministratorActions =
    [
        "kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*", "kms:Revoke*", "kms:Disable*", "kms:Get*", "kms:Delete*", "kms:TagResource",
        "kms:UntagResource", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion",
    ];

    private static readonly string[] UserActions = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];

    [Fact]
    public async Task DefaultPolicy_LetsIamPoliciesDecide()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();
        var may = await account.NewLimitedUserAsync("may", Policy(Allow("kms:Encrypt", key)));
        var mayNot = await account.NewLimitedUserAsync("mayNot", policy: null);

        Assert.Contains("\"Sid\" : \"Enable IAM User Permissions\"", (await account.MustKmsAsync("GetKeyPolicy", new { KeyId = key })).At("Policy"), StringComparison.Ordinal);
        Assert.Equal(["default"], (await account.MustKmsAsync("ListKeyPolicies", new { KeyId = key })).Json.GetProperty("PolicyNames").EnumerateArray().Select(n => n.GetString()!));
        var ciphertext = await may.EncryptAsync(key);
        (await may.DecryptAsync(ciphertext)).Refused(
            "AccessDeniedException",
            $"User: {account.Arn("user/may")} is not authorized to perform: kms:Decrypt on resource: {key} because no identity-based policy allows the kms:Decrypt action");
        Assert.Equal("AccessDeniedException", await mayNot.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA" }));
    }

    [Fact]
    public async Task PolicyWithoutTheRootStatement_LocksOutEverybodyElse_EvenAdministrators()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice", policy: null);
        var admin = await account.NewUserAsync("admin");
        var key = await account.NewKmsKeyAsync(KeyPolicy(Let(account.Arn("user/alice"), "kms:*")));

        Assert.Equal("OK", await alice.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA" }));
        Assert.Equal("OK", await alice.OutcomeAsync("DescribeKey", new { KeyId = key }));
        (await admin.KmsAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA" })).Refused(
            "AccessDeniedException",
            $"User: {account.Arn("user/admin")} is not authorized to perform: kms:Encrypt on resource: {key} because no resource-based policy allows the kms:Encrypt action");
        Assert.Equal("AccessDeniedException", await account.OutcomeAsync("DescribeKey", new { KeyId = key }));
        Assert.Equal("AccessDeniedException", await account.OutcomeAsync("PutKeyPolicy", new { KeyId = key, Policy = KeyPolicy(Root(account)) }));

        await alice.MustKmsAsync("PutKeyPolicy", new { KeyId = key, Policy = KeyPolicy(Root(account), Let(account.Arn("user/alice"), "kms:*")) });
        Assert.Equal("OK", await admin.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA" }));
    }

    [Fact]
    public async Task WhoeverIsMadeAnewUnderTheName_IsNotWhomThePolicyNames()
    {
        var account = sim.NewAccount();
        await account.NewLimitedUserAsync("alice", policy: null);
        var key = await account.NewKmsKeyAsync(KeyPolicy(Root(account), Let(account.Arn("user/alice"), UserActions)));
        foreach (var id in (await account.MustAsync("ListAccessKeys", ("UserName", "alice"))).Values("AccessKeyMetadata", "AccessKeyId"))
        {
            await account.MustAsync("DeleteAccessKey", ("UserName", "alice"), ("AccessKeyId", id!));
        }

        await account.MustAsync("DeleteUser", ("UserName", "alice"));
        var other = await account.NewLimitedUserAsync("alice", policy: null);

        Assert.Matches("\"AIDA[A-Z2-7]{17}\"", (await account.MustKmsAsync("GetKeyPolicy", new { KeyId = key })).At("Policy"));
        Assert.Equal("AccessDeniedException", await other.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA" }));
    }

    [Fact]
    public async Task KeyAdministrators_ManageAndDoNotUse_KeyUsers_UseAndDoNotManage()
    {
        var account = sim.NewAccount();
        var admin = await account.NewLimitedUserAsync("admin", policy: null);
        var user = await account.NewLimitedUserAsync("user", policy: null);
        var key = await account.NewKmsKeyAsync(KeyPolicy(
            Root(account), Let(account.Arn("user/admin"), AdministratorActions), Let(account.Arn("user/user"), UserActions)));

        Assert.Equal("OK", await admin.OutcomeAsync("DisableKey", new { KeyId = key }));
        Assert.Equal("OK", await admin.OutcomeAsync("EnableKey", new { KeyId = key }));
        Assert.Equal("OK", await admin.OutcomeAsync("GetKeyPolicy", new { KeyId = key }));
        Assert.Equal("OK", await admin.OutcomeAsync("TagResource", new { KeyId = key, Tags = new[] { new { TagKey = "a", TagValue = "b" } } }));
        Assert.Equal("AccessDeniedException", await admin.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA" }));
        Assert.Equal("AccessDeniedException", await admin.OutcomeAsync("GenerateDataKey", new { KeyId = key, KeySpec = "AES_256" }));

        var ciphertext = await user.EncryptAsync(key);
        Assert.Equal("secret", Text(await user.DecryptAsync(ciphertext)));
        Assert.Equal("OK", await user.OutcomeAsync("GenerateDataKeyWithoutPlaintext", new { KeyId = key, KeySpec = "AES_256" }));
        Assert.Equal("AccessDeniedException", await user.OutcomeAsync("DisableKey", new { KeyId = key }));
        Assert.Equal("AccessDeniedException", await user.OutcomeAsync("ScheduleKeyDeletion", new { KeyId = key }));
        Assert.Equal("AccessDeniedException", await user.OutcomeAsync("GetKeyPolicy", new { KeyId = key }));
    }

    [Fact]
    public async Task LockoutSafetyCheck_RefusesWhatTheCallerCouldNotChangeAgain_UnlessItKnows()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();
        await account.NewLimitedUserAsync("alice", policy: null);
        var policy = KeyPolicy(Let(account.Arn("user/alice"), "kms:*"));
        var limited = await account.NewLimitedUserAsync("maker", Policy(Allow("kms:CreateKey")));
        const string Message = "The new key policy will not allow you to update the key policy in the future.";

        (await account.KmsAsync("PutKeyPolicy", new { KeyId = key, Policy = policy })).Refused("MalformedPolicyDocumentException", Message);
        (await account.KmsAsync("CreateKey", new { Policy = policy })).Refused("MalformedPolicyDocumentException", Message);
        (await limited.KmsAsync("CreateKey", new { Policy = KeyPolicy(Root(account)) })).Refused("MalformedPolicyDocumentException", Message);
        Assert.Equal("OK", await limited.OutcomeAsync("CreateKey", new { }));
        Assert.Equal("OK", await account.OutcomeAsync("PutKeyPolicy", new { KeyId = key, Policy = policy, BypassPolicyLockoutSafetyCheck = true }));
        Assert.Equal("AccessDeniedException", await account.OutcomeAsync("GetKeyPolicy", new { KeyId = key }));
    }

    [Fact]
    public async Task PutKeyPolicy_OfWhatIsNone_IsRefused()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();

        Assert.Equal("MalformedPolicyDocumentException", await account.OutcomeAsync("PutKeyPolicy", new { KeyId = key, Policy = "{}" }));
        (await account.KmsAsync("PutKeyPolicy", new { KeyId = key, Policy = KeyPolicy(Root(account), Let(account.Arn("user/nobody"), "kms:Encrypt")) }))
            .Refused("MalformedPolicyDocumentException", "Policy contains a statement with one or more invalid principals.");
        Assert.Equal("LimitExceededException", await account.OutcomeAsync(
            "PutKeyPolicy", new { KeyId = key, Policy = KeyPolicy(Root(account)) + new string(' ', 32_768) }));
        Assert.Equal("NotFoundException", await account.OutcomeAsync("PutKeyPolicy", new { KeyId = key, PolicyName = "other", Policy = KeyPolicy(Root(account)) }));
        Assert.Equal("NotFoundException", await account.OutcomeAsync("GetKeyPolicy", new { KeyId = key, PolicyName = "other" }));
    }

    [Fact]
    public async Task EncryptionContext_AsACondition()
    {
        var account = sim.NewAccount();
        var app = await account.NewLimitedUserAsync("app", policy: null);
        var key = await account.NewKmsKeyAsync(KeyPolicy(
            Root(account),
            When(Let(account.Arn("user/app"), "kms:GenerateDataKey"), "StringEquals", "kms:EncryptionContext:AppName", "ExampleApp"),
            When(Let(account.Arn("user/app"), "kms:Encrypt"), "ForAnyValue:StringEquals", "kms:EncryptionContextKeys", "AppName")));
        Task<string> Make(object context) => app.OutcomeAsync("GenerateDataKey", new { KeyId = key, KeySpec = "AES_256", EncryptionContext = context });
        Task<string> Encrypt(object context) => app.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA", EncryptionContext = context });

        Assert.Equal("OK", await Make(new { AppName = "ExampleApp", FilePath = "/var/opt" }));
        Assert.Equal("AccessDeniedException", await Make(new { AppName = "Other" }));
        Assert.Equal("AccessDeniedException", await Make(new { }));
        Assert.Equal("OK", await Encrypt(new { AppName = "Any" }));
        Assert.Equal("AccessDeniedException", await Encrypt(new { FilePath = "/var/opt" }));
    }

    [Fact]
    public async Task ViaService_IsNoDirectCall()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("user", policy: null);
        var key = await account.NewKmsKeyAsync(KeyPolicy(
            Root(account), When(Let(account.Arn("user/user"), UserActions), "StringEquals", "kms:ViaService", "s3.us-east-1.amazonaws.com")));
        var open = await account.NewKmsKeyAsync(KeyPolicy(
            Root(account), When(Let(account.Arn("user/user"), UserActions), "Null", "kms:ViaService", "true")));

        Assert.Equal("AccessDeniedException", await user.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA" }));
        Assert.Equal("OK", await user.OutcomeAsync("Encrypt", new { KeyId = open, Plaintext = "AAAA" }));
    }

    [Theory]
    [InlineData("kms:RequestAlias", "alias/data", "alias/data")]
    [InlineData("kms:ResourceAliases", "alias/data", "KEY")]
    [InlineData("aws:ResourceTag/team", "vision", "KEY")]
    [InlineData("kms:KeySpec", "SYMMETRIC_DEFAULT", "KEY")]
    [InlineData("kms:KeyUsage", "ENCRYPT_DECRYPT", "KEY")]
    [InlineData("kms:KeyOrigin", "AWS_KMS", "KEY")]
    [InlineData("kms:MultiRegion", "false", "KEY")]
    [InlineData("kms:EncryptionAlgorithm", "SYMMETRIC_DEFAULT", "KEY")]
    public async Task ConditionKeys_OfIamPolicies_HoldAndDoNot(string condition, string value, string named)
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();
        await account.MustKmsAsync("CreateAlias", new { AliasName = "alias/data", TargetKeyId = key });
        await account.MustKmsAsync("TagResource", new { KeyId = key, Tags = new[] { new { TagKey = "team", TagValue = "vision" } } });
        var of = condition == "kms:ResourceAliases" ? "ForAnyValue:StringEquals" : "StringEquals";
        var holds = await account.NewLimitedUserAsync("holds", Policy(When(Allow("kms:Encrypt"), of, condition, value)));
        var fails = await account.NewLimitedUserAsync("fails", Policy(When(Allow("kms:Encrypt"), of, condition, "other")));
        var request = new { KeyId = named == "KEY" ? key : named, Plaintext = "AAAA" };

        Assert.Equal("OK", await holds.OutcomeAsync("Encrypt", request));
        Assert.Equal("AccessDeniedException", await fails.OutcomeAsync("Encrypt", request));
    }

    [Fact]
    public async Task ConditionKeys_OfWhatManagesKeys()
    {
        var account = sim.NewAccount();
        var (one, other) = (await account.NewKmsKeyAsync(), await account.NewKmsKeyAsync());
        var user = await account.NewLimitedUserAsync("user", Policy(
            When(Allow("kms:ScheduleKeyDeletion"), "NumericGreaterThan", "kms:ScheduleKeyDeletionPendingWindowInDays", "14"),
            When(Allow("kms:CreateKey"), "StringEquals", "aws:RequestTag/team", "vision"),
            Allow("kms:TagResource"),
            When(Allow("kms:PutKeyPolicy"), "Bool", "kms:BypassPolicyLockoutSafetyCheck", "false"),
            Allow("kms:ReEncryptFrom"),
            When(Allow("kms:ReEncryptTo"), "Bool", "kms:ReEncryptOnSameKey", "true")));

        Assert.Equal("AccessDeniedException", await user.OutcomeAsync("ScheduleKeyDeletion", new { KeyId = other, PendingWindowInDays = 7 }));
        Assert.Equal("OK", await user.OutcomeAsync("ScheduleKeyDeletion", new { KeyId = other, PendingWindowInDays = 15 }));
        await account.MustKmsAsync("CancelKeyDeletion", new { KeyId = other });
        await account.MustKmsAsync("EnableKey", new { KeyId = other });
        Assert.Equal("OK", await user.OutcomeAsync("CreateKey", new { Tags = new[] { new { TagKey = "team", TagValue = "vision" } } }));
        Assert.Equal("AccessDeniedException", await user.OutcomeAsync("CreateKey", new { }));
        Assert.Equal("OK", await user.OutcomeAsync("PutKeyPolicy", new { KeyId = one, Policy = KeyPolicy(Root(account)) }));
        Assert.Equal("AccessDeniedException", await user.OutcomeAsync("PutKeyPolicy", new { KeyId = one, Policy = KeyPolicy(Root(account)), BypassPolicyLockoutSafetyCheck = true }));
        var ciphertext = await account.EncryptAsync(one);
        Assert.Equal("OK", await user.OutcomeAsync("ReEncrypt", new { CiphertextBlob = ciphertext, DestinationKeyId = one }));
        Assert.Equal("AccessDeniedException", await user.OutcomeAsync("ReEncrypt", new { CiphertextBlob = ciphertext, DestinationKeyId = other }));
    }

    [Fact]
    public async Task Alias_NeedsPermissionOnItselfAndOnItsKeys()
    {
        var account = sim.NewAccount();
        var (one, other) = (await account.NewKmsKeyAsync(), await account.NewKmsKeyAsync());
        var alias = $"arn:aws:kms:us-east-1:{account.Id}:alias/data";
        var onlyAlias = await account.NewLimitedUserAsync("onlyAlias", Policy(Allow("kms:*Alias", alias)));
        var both = await account.NewLimitedUserAsync("both", Policy(Allow(["kms:*Alias"], [alias, one])));

        Assert.Equal("AccessDeniedException", await onlyAlias.OutcomeAsync("CreateAlias", new { AliasName = "alias/data", TargetKeyId = one }));
        Assert.Equal("AccessDeniedException", await both.OutcomeAsync("CreateAlias", new { AliasName = "alias/other", TargetKeyId = one }));
        Assert.Equal("OK", await both.OutcomeAsync("CreateAlias", new { AliasName = "alias/data", TargetKeyId = one }));
        Assert.Equal("AccessDeniedException", await both.OutcomeAsync("UpdateAlias", new { AliasName = "alias/data", TargetKeyId = other }));
        Assert.Equal("AccessDeniedException", await onlyAlias.OutcomeAsync("DeleteAlias", new { AliasName = "alias/data" }));
        Assert.Equal("OK", await both.OutcomeAsync("DeleteAlias", new { AliasName = "alias/data" }));
    }

    [Fact]
    public async Task AnotherAccountsKey_NeedsBothSides_AndTellsStrangersNothing()
    {
        var (owner, guest) = (sim.NewAccount(), sim.NewAccount());
        var key = await owner.NewKmsKeyAsync(KeyPolicy(Root(owner), Let(guest.Arn("root"), UserActions)));
        var closed = await owner.NewKmsKeyAsync();
        var missing = $"arn:aws:kms:us-east-1:{owner.Id}:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        var user = await guest.NewLimitedUserAsync("user", Policy(Allow("kms:*", key), Allow("kms:*", closed), Allow("kms:*", missing)));
        var limited = await guest.NewLimitedUserAsync("limited", policy: null);

        var ciphertext = await user.EncryptAsync(key);
        Assert.Equal("secret", Text(await user.DecryptAsync(ciphertext)));
        Assert.Equal("AccessDeniedException", (await limited.DecryptAsync(ciphertext)).Code);
        Assert.Equal("AccessDeniedException", await user.OutcomeAsync("DisableKey", new { KeyId = key }));
        foreach (var arn in new[] { closed, missing })
        {
            (await user.KmsAsync("Encrypt", new { KeyId = arn, Plaintext = "AAAA" })).Refused(
                "AccessDeniedException",
                $"User: {guest.Arn("user/user")} is not authorized to perform: kms:Encrypt on resource: {arn} "
                + "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access");
        }

        (await user.DecryptAsync(await owner.EncryptAsync(closed))).Refused(
            "AccessDeniedException",
            $"User: {guest.Arn("user/user")} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext "
            + "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access");
    }
}
