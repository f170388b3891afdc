using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Kms;

/// <summary>Keys and their lives.</summary>
public sealed class KeyTests(Sim sim)
{
    [Fact]
    public async Task CreateKey_ShowsASymmetricKey_AndDescribeKeyToo()
    {
        var account = sim.NewAccount();

        var made = (await account.MustKmsAsync("CreateKey", new { Description = "training data", Tags = new[] { new { TagKey = "team", TagValue = "vision" } } })).Json.GetProperty("KeyMetadata");

        var id = made.GetProperty("KeyId").GetString()!;
        Assert.True(Guid.TryParseExact(id, "D", out _));
        var arn = $"arn:aws:kms:us-east-1:{account.Id}:key/{id}";
        Assert.Equal(arn, made.GetProperty("Arn").GetString());
        Assert.Equal(
            ("Enabled", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "SYMMETRIC_DEFAULT", "AWS_KMS", "CUSTOMER", "training data", true),
            (Of("KeyState"), Of("KeyUsage"), Of("KeySpec"), Of("CustomerMasterKeySpec"), Of("Origin"), Of("KeyManager"), Of("Description"), made.GetProperty("Enabled").GetBoolean()));
        foreach (var named in new[] { id, arn })
        {
            Assert.Equal(made.GetRawText(), (await account.MustKmsAsync("DescribeKey", new { KeyId = named })).Json.GetProperty("KeyMetadata").GetRawText());
        }

        Assert.Equal([id], (await account.MustKmsAsync("ListKeys")).Each("Keys", "KeyId"));
        Assert.Empty((await account.In("eu-west-1").MustKmsAsync("ListKeys")).Each("Keys", "KeyId"));

        string? Of(string member) => made.GetProperty(member).GetString();
    }

    [Theory]
    [InlineData("KeySpec", "RSA_2048", "UnsupportedOperationException")]
    [InlineData("CustomerMasterKeySpec", "ECC_NIST_P256", "UnsupportedOperationException")]
    [InlineData("Origin", "EXTERNAL", "UnsupportedOperationException")]
    [InlineData("CustomKeyStoreId", "cks-1234567890abcdef0", "UnsupportedOperationException")]
    [InlineData("KeyUsage", "SIGN_VERIFY", "ValidationException")]
    [InlineData("KeySpec", "AES", "ValidationException")]
    public async Task CreateKey_OfAnotherKind_IsRefused(string member, string value, string code)
    {
        var account = sim.NewAccount();

        Assert.Equal(code, (await account.KmsAsync("CreateKey", new Dictionary<string, string> { [member] = value })).Code);
        Assert.Empty((await account.MustKmsAsync("ListKeys")).Each("Keys", "KeyId"));
    }

    [Fact]
    public async Task Names_ThatNameNoKey_AreRefusedInAwsWords()
    {
        var account = sim.NewAccount();
        var missing = "1234abcd-12ab-34cd-56ef-1234567890ab";
        var arn = $"arn:aws:kms:us-east-1:{account.Id}:key/{missing}";

        (await account.KmsAsync("DescribeKey", new { KeyId = missing })).Refused("NotFoundException", $"Key '{arn}' does not exist");
        (await account.KmsAsync("DescribeKey", new { KeyId = "alias/none" })).Refused("NotFoundException", $"Alias arn:aws:kms:us-east-1:{account.Id}:alias/none is not found.");
        (await account.KmsAsync("DescribeKey", new { KeyId = "mine" })).Refused("NotFoundException", "Invalid keyId 'mine'");
        (await account.In("eu-west-1").KmsAsync("DescribeKey", new { KeyId = await account.NewKmsKeyAsync() })).Refused("NotFoundException", "Invalid arn us-east-1");
    }

    [Fact]
    public async Task DisabledKey_CannotBeUsed_UntilItIsEnabled()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();
        var ciphertext = await account.EncryptAsync(key);

        await account.MustKmsAsync("DisableKey", new { KeyId = key });

        (await account.DecryptAsync(ciphertext)).Refused("DisabledException", $"{key} is disabled.");
        (await account.KmsAsync("GenerateDataKey", new { KeyId = key, KeySpec = "AES_256" })).Refused("DisabledException", $"{key} is disabled.");
        await account.MustKmsAsync("EnableKey", new { KeyId = KmsCalls.IdOf(key) });
        Assert.Equal("secret", KmsCalls.Text(await account.DecryptAsync(ciphertext)));
    }

    [Fact]
    public async Task ScheduleKeyDeletion_DeletesWhenTheClockSaysSo_AndCanBeTakenBack()
    {
        await using var host = await IamSimHost.StartAsync();
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        var (kept, gone) = (await account.NewKmsKeyAsync(), await account.NewKmsKeyAsync());
        await account.MustKmsAsync("CreateAlias", new { AliasName = "alias/gone", TargetKeyId = gone });
        var ciphertext = await account.EncryptAsync(gone);
        Assert.Equal("ValidationException", await account.OutcomeAsync("ScheduleKeyDeletion", new { KeyId = kept, PendingWindowInDays = 6 }));
        Assert.Equal("ValidationException", await account.OutcomeAsync("ScheduleKeyDeletion", new { KeyId = kept, PendingWindowInDays = 31 }));

        await account.MustKmsAsync("ScheduleKeyDeletion", new { KeyId = kept });
        var scheduled = await account.MustKmsAsync("ScheduleKeyDeletion", new { KeyId = gone, PendingWindowInDays = 7 });

        Assert.Equal((gone, "PendingDeletion", "7"), (scheduled.At("KeyId"), scheduled.At("KeyState"), scheduled.At("PendingWindowInDays")));
        (await account.DecryptAsync(ciphertext)).Refused("KMSInvalidStateException", $"{gone} is pending deletion.");
        (await account.KmsAsync("EnableKey", new { KeyId = gone })).Refused("KMSInvalidStateException", $"{gone} is pending deletion.");
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(8), TestContext.Current.CancellationToken);
        (await account.KmsAsync("DescribeKey", new { KeyId = gone })).Refused("NotFoundException", $"Key '{gone}' does not exist");
        Assert.Equal("AccessDeniedException", (await account.DecryptAsync(ciphertext)).Code);
        Assert.Equal([KmsCalls.IdOf(kept)], (await account.MustKmsAsync("ListKeys")).Each("Keys", "KeyId"));
        Assert.Empty((await account.MustKmsAsync("ListAliases")).Each("Aliases", "AliasName"));
        await account.MustKmsAsync("CreateAlias", new { AliasName = "alias/gone", TargetKeyId = await account.NewKmsKeyAsync() });

        await account.MustKmsAsync("CancelKeyDeletion", new { KeyId = kept });
        Assert.Equal("Disabled", (await account.MustKmsAsync("DescribeKey", new { KeyId = kept })).At("KeyMetadata", "KeyState"));
        (await account.KmsAsync("CancelKeyDeletion", new { KeyId = kept })).Refused("KMSInvalidStateException", $"{kept} is not pending deletion.");
    }

    [Fact]
    public async Task Alias_NamesItsKey_ForWhatTakesOne()
    {
        var account = sim.NewAccount();
        var (one, other) = (await account.NewKmsKeyAsync(), await account.NewKmsKeyAsync());
        await account.MustKmsAsync("CreateAlias", new { AliasName = "alias/data", TargetKeyId = one });
        var arn = $"arn:aws:kms:us-east-1:{account.Id}:alias/data";

        (await account.KmsAsync("CreateAlias", new { AliasName = "alias/data", TargetKeyId = other })).Refused("AlreadyExistsException", $"An alias with the name {arn} already exists");
        Assert.Equal(one, (await account.MustKmsAsync("DescribeKey", new { KeyId = arn })).At("KeyMetadata", "Arn"));
        (await account.KmsAsync("DisableKey", new { KeyId = arn })).Refused("InvalidArnException", "Key Aliases are not supported for this operation.");
        Assert.Equal("NotFoundException", await account.OutcomeAsync("DisableKey", new { KeyId = "alias/data" }));
        var ciphertext = await account.EncryptAsync("alias/data");
        await account.MustKmsAsync("UpdateAlias", new { AliasName = "alias/data", TargetKeyId = other });
        Assert.Equal(other, (await account.MustKmsAsync("DescribeKey", new { KeyId = "alias/data" })).At("KeyMetadata", "Arn"));
        Assert.Equal("IncorrectKeyException", (await account.DecryptAsync(ciphertext, key: "alias/data")).Code);
        Assert.Equal([KmsCalls.IdOf(other)], (await account.MustKmsAsync("ListAliases", new { KeyId = other })).Each("Aliases", "TargetKeyId"));
        Assert.Empty((await account.MustKmsAsync("ListAliases", new { KeyId = one })).Each("Aliases", "AliasName"));
        await account.MustKmsAsync("DeleteAlias", new { AliasName = "alias/data" });
        (await account.KmsAsync("DeleteAlias", new { AliasName = "alias/data" })).Refused("NotFoundException", $"Alias {arn} is not found.");
        Assert.Equal("InvalidAliasNameException", await account.OutcomeAsync("CreateAlias", new { AliasName = "data", TargetKeyId = one }));
        Assert.Equal("InvalidAliasNameException", await account.OutcomeAsync("CreateAlias", new { AliasName = "alias/aws/mine", TargetKeyId = one }));
    }

    [Fact]
    public async Task Tags_AreAddedReplacedAndTaken()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();
        static object Tag(string name, string value) => new { TagKey = name, TagValue = value };

        await account.MustKmsAsync("TagResource", new { KeyId = key, Tags = new[] { Tag("team", "red"), Tag("stage", "test") } });
        await account.MustKmsAsync("TagResource", new { KeyId = key, Tags = new[] { Tag("team", "blue") } });
        await account.MustKmsAsync("UntagResource", new { KeyId = key, TagKeys = new[] { "stage", "none" } });

        Assert.Equal("{\"Tags\":[{\"TagKey\":\"team\",\"TagValue\":\"blue\"}],\"Truncated\":false}", (await account.MustKmsAsync("ListResourceTags", new { KeyId = key })).Text);
        Assert.Equal("TagException", await account.OutcomeAsync("TagResource", new { KeyId = key, Tags = new[] { Tag("aws:team", "blue") } }));
        Assert.Equal("TagException", await account.OutcomeAsync("TagResource", new { KeyId = key, Tags = new[] { Tag("a", "1"), Tag("a", "2") } }));
        Assert.Equal("LimitExceededException", await account.OutcomeAsync("TagResource", new { KeyId = key, Tags = Enumerable.Range(0, 50).Select(n => Tag($"t{n}", "")) }));
    }

    [Fact]
    public async Task Lists_ComeInPages_AndAnothersMarkerIsRefused()
    {
        var account = sim.NewAccount();
        var made = new List<string>();
        for (var n = 0; n < 5; n++)
        {
            made.Add(KmsCalls.IdOf(await account.NewKmsKeyAsync()));
        }

        var listed = new List<string>();
        string? marker = null;
        do
        {
            var page = await account.MustKmsAsync("ListKeys", marker is null ? new { Limit = 2 } : new { Limit = 2, Marker = marker });
            listed.AddRange(page.Each("Keys", "KeyId"));
            marker = page.At("Truncated") == "True" ? page.At("NextMarker") : null;
        }
        while (marker is not null);

        Assert.Equal(made.Order(StringComparer.Ordinal), listed);
        Assert.Equal("InvalidMarkerException", await account.OutcomeAsync("ListKeys", new { Marker = "x" }));
        Assert.Equal("InvalidMarkerException", await account.OutcomeAsync("ListAliases", new { Marker = "x" }));
    }

    [Fact]
    public async Task AwsManagedKey_IsMadeOnFirstUse_AndServesItsServiceAlone()
    {
        var account = sim.NewAccount();
        Assert.Empty((await account.MustKmsAsync("ListAliases")).Each("Aliases", "AliasName"));

        var key = (await account.MustKmsAsync("DescribeKey", new { KeyId = "alias/aws/s3" })).Json.GetProperty("KeyMetadata");

        Assert.Equal("AWS", key.GetProperty("KeyManager").GetString());
        var id = key.GetProperty("KeyId").GetString()!;
        Assert.Equal(key.GetRawText(), (await account.MustKmsAsync("DescribeKey", new { KeyId = id })).Json.GetProperty("KeyMetadata").GetRawText());
        Assert.Equal(["alias/aws/s3"], (await account.MustKmsAsync("ListAliases")).Each("Aliases", "AliasName"));
        Assert.Contains("s3.us-east-1.amazonaws.com", (await account.MustKmsAsync("GetKeyPolicy", new { KeyId = id })).At("Policy"), StringComparison.Ordinal);
        Assert.Equal("AccessDeniedException", await account.OutcomeAsync("Encrypt", new { KeyId = id, Plaintext = "AAAA" }));
        Assert.Equal("AccessDeniedException", await account.OutcomeAsync("ScheduleKeyDeletion", new { KeyId = id }));
        Assert.Equal("AccessDeniedException", await account.OutcomeAsync("PutKeyPolicy", new { KeyId = id, Policy = KmsCalls.KeyPolicy(KmsCalls.Root(account)) }));
        Assert.Equal("NotFoundException", await account.OutcomeAsync("DescribeKey", new { KeyId = "alias/aws/none" }));
    }
}
