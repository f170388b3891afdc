using System.Text.Json;
using IamSim.Tests.Authorization;
using static IamSim.Tests.Kms.KmsCalls;

namespace IamSim.Tests.Kms;

/// <summary>The events of KMS, as its page of CloudTrail examples has them.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/understanding-kms-entries.html">KMS: CloudTrail log entries</see></remarks>
public sealed class KmsEventTests(GuardedSim sim)
{
    [Fact]
    public async Task CryptographicOperations_AreReads_WithKeyAndContext_AndNothingSecret()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();
        var ciphertext = await account.EncryptAsync(key, "top secret", Context);
        var plaintext = (await account.DecryptAsync(ciphertext, Context)).At("Plaintext");
        var made = await account.MustKmsAsync("GenerateDataKey", new { KeyId = key, KeySpec = "AES_256", EncryptionContext = Context });

        foreach (var name in new[] { "Encrypt", "Decrypt", "GenerateDataKey" })
        {
            var record = Assert.Single(await account.EventsAsync($"?eventName={name}"));
            Assert.Equal(("kms.amazonaws.com", true, "Management"), (Of(record, "eventSource"), record.GetProperty("readOnly").GetBoolean(), Of(record, "eventCategory")));
            Assert.Equal(JsonValueKind.Null, record.GetProperty("responseElements").ValueKind);
            Assert.Equal("vision", record.GetProperty("requestParameters").GetProperty("encryptionContext").GetProperty("project").GetString());
            var resource = Assert.Single(record.GetProperty("resources").EnumerateArray());
            Assert.Equal((account.Id, "AWS::KMS::Key", key), (Of(resource, "accountId"), Of(resource, "type"), Of(resource, "ARN")));
            foreach (var secret in new[] { plaintext, ciphertext, made.At("Plaintext"), made.At("CiphertextBlob"), "plaintext", "iphertextBlob" })
            {
                Assert.DoesNotContain(secret, record.GetRawText(), StringComparison.Ordinal);
            }
        }

        Assert.Equal(4, (await account.EventsAsync($"?resource={Uri.EscapeDataString(key)}")).Count);
    }

    [Fact]
    public async Task Management_NamesTheKeyInItsAnswer_AndAGrantWhoGetsWhat()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();
        await account.MustKmsAsync("DisableKey", new { KeyId = IdOf(key) });
        await account.MustKmsAsync("EnableKey", new { KeyId = IdOf(key) });
        await account.MustKmsAsync("CreateAlias", new { AliasName = "alias/data", TargetKeyId = key });
        var grant = await account.MustKmsAsync("CreateGrant", new { KeyId = key, GranteePrincipal = account.Arn("root"), Operations = new[] { "Decrypt" } });

        foreach (var name in new[] { "DisableKey", "EnableKey", "CreateAlias" })
        {
            var record = Assert.Single(await account.EventsAsync($"?eventName={name}"));
            Assert.False(record.GetProperty("readOnly").GetBoolean());
            Assert.Equal(key, record.GetProperty("responseElements").GetProperty("keyId").GetString());
            Assert.Equal(key, Of(Assert.Single(record.GetProperty("resources").EnumerateArray()), "ARN"));
        }

        var granted = Assert.Single(await account.EventsAsync("?eventName=CreateGrant"));
        Assert.Equal(account.Arn("root"), granted.GetProperty("requestParameters").GetProperty("granteePrincipal").GetString());
        Assert.Equal("Decrypt", granted.GetProperty("requestParameters").GetProperty("operations")[0].GetString());
        Assert.Equal(grant.At("GrantId"), granted.GetProperty("responseElements").GetProperty("grantId").GetString());
        Assert.DoesNotContain(grant.At("GrantToken"), granted.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UseByAnotherAccount_IsInBothTrails_ADenialInTheCallersAlone()
    {
        var (owner, guest) = (sim.NewAccount(), sim.NewAccount());
        var key = await owner.NewKmsKeyAsync(KeyPolicy(Root(owner), Let(guest.Arn("root"), "kms:Encrypt")));
        await guest.EncryptAsync(key);
        Assert.Equal("AccessDeniedException", await guest.OutcomeAsync("DescribeKey", new { KeyId = key }));

        var (mine, theirs) = (Assert.Single(await guest.EventsAsync("?eventName=Encrypt")), Assert.Single(await owner.EventsAsync("?eventName=Encrypt")));

        Assert.Equal(Of(mine, "sharedEventID"), Of(theirs, "sharedEventID"));
        Assert.Equal((guest.Id, owner.Id), (Of(mine, "recipientAccountId"), Of(theirs, "recipientAccountId")));
        Assert.Equal("AccessDenied", Of(Assert.Single(await guest.EventsAsync("?eventName=DescribeKey")), "errorCode"));
        Assert.Empty(await owner.EventsAsync("?eventName=DescribeKey"));
    }

    private static string? Of(JsonElement record, string member) => record.GetProperty(member).GetString();
}
