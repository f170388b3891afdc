using CsCheck;
using IamSim.Tests.Support;

namespace IamSim.Tests.Kms;

/// <summary>What keys are for: nobody reads what they encrypt without the same key and the same encryption context.</summary>
public sealed class CryptographyTests(Sim sim)
{
    private static readonly Gen<Dictionary<string, string>> Contexts =
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Gen.String[0, 8]).List[0, 4].Select(pairs => pairs.GroupBy(p => p.Item1).ToDictionary(g => g.Key, g => WellFormed(g.First().Item2)));

    [Fact]
    public async Task AnyPlaintext_InAnyContext_ComesBack_AndInNoOther()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();

        await Gen.Select(Gen.Byte.Array[1, 200], Contexts).SampleAsync(
            async (bytes, context) =>
            {
                var sealedText = (await account.MustKmsAsync("Encrypt", new { KeyId = key, Plaintext = Convert.ToBase64String(bytes), EncryptionContext = context })).At("CiphertextBlob");
                var turned = context.Reverse().ToDictionary();

                var opened = await account.DecryptAsync(sealedText, turned);
                Assert.True(opened.Status == 200, opened.Text);
                Assert.Equal((Convert.ToBase64String(bytes), key), (opened.At("Plaintext"), opened.At("KeyId")));
                var other = new Dictionary<string, string>(context) { ["other"] = "context" };
                Assert.Equal("InvalidCiphertextException", (await account.DecryptAsync(sealedText, other)).Code);
                return true;
            },
            iter: 40);
    }

    [Fact]
    public async Task AnyChangedByte_MakesItUnreadable()
    {
        var account = sim.NewAccount();
        var ciphertext = Convert.FromBase64String(await account.EncryptAsync(await account.NewKmsKeyAsync(), context: KmsCalls.Context));

        await Gen.Select(Gen.Int[0, ciphertext.Length - 1], Gen.Byte[1, 255]).SampleAsync(
            async (at, by) =>
            {
                var changed = ciphertext.ToArray();
                changed[at] ^= by;
                var answer = await account.DecryptAsync(Convert.ToBase64String(changed), KmsCalls.Context);

                // A changed name of the key is another key's, which there is not.
                Assert.True(answer.Code is "InvalidCiphertextException" or "AccessDeniedException" or "NotFoundException", answer.Text);
                return true;
            },
            iter: 80);
        for (var length = 0; length < ciphertext.Length; length += 7)
        {
            Assert.NotEqual(200, (await account.DecryptAsync(Convert.ToBase64String(ciphertext.AsSpan(0, length)), KmsCalls.Context)).Status);
        }
    }

    [Fact]
    public async Task Decrypt_NeedsNoKeyId_AndTakesNoWrongOne()
    {
        var account = sim.NewAccount();
        var (key, other) = (await account.NewKmsKeyAsync(), await account.NewKmsKeyAsync());
        var ciphertext = await account.EncryptAsync(key, "for one", KmsCalls.Context);

        Assert.Equal("for one", KmsCalls.Text(await account.DecryptAsync(ciphertext, KmsCalls.Context)));
        Assert.Equal("for one", KmsCalls.Text(await account.DecryptAsync(ciphertext, KmsCalls.Context, KmsCalls.IdOf(key))));
        (await account.DecryptAsync(ciphertext, KmsCalls.Context, other)).Refused(
            "IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation.");
        Assert.Equal("InvalidCiphertextException", (await account.DecryptAsync(ciphertext)).Code);
        Assert.Equal("InvalidCiphertextException", (await account.DecryptAsync(ciphertext, new { project = "vision", stage = "Training" })).Code);
        Assert.Equal("AccessDeniedException", (await account.In("eu-west-1").DecryptAsync(ciphertext, KmsCalls.Context)).Code);
    }

    [Fact]
    public async Task ReEncrypt_GivesItToAnotherKeyAndContext()
    {
        var account = sim.NewAccount();
        var (one, other) = (await account.NewKmsKeyAsync(), await account.NewKmsKeyAsync());
        var ciphertext = await account.EncryptAsync(one, "moved", KmsCalls.Context);

        var moved = await account.MustKmsAsync("ReEncrypt", new
        {
            CiphertextBlob = ciphertext,
            SourceEncryptionContext = KmsCalls.Context,
            DestinationKeyId = other,
            DestinationEncryptionContext = new { stage = "test" },
        });

        Assert.Equal((one, other), (moved.At("SourceKeyId"), moved.At("KeyId")));
        Assert.Equal("moved", KmsCalls.Text(await account.DecryptAsync(moved.At("CiphertextBlob"), new { stage = "test" }, other)));
        Assert.Equal("InvalidCiphertextException", await account.OutcomeAsync("ReEncrypt", new { CiphertextBlob = ciphertext, DestinationKeyId = other }));
    }

    [Theory]
    [InlineData("AES_256", null, 32)]
    [InlineData("AES_128", null, 16)]
    [InlineData(null, 1, 1)]
    [InlineData(null, 1024, 1024)]
    public async Task GenerateDataKey_GivesAKeyTwice_AsItIsAndEncrypted(string? spec, int? bytes, int length)
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();
        var request = new Dictionary<string, object?> { ["KeyId"] = key, ["KeySpec"] = spec, ["NumberOfBytes"] = bytes, ["EncryptionContext"] = KmsCalls.Context }
            .Where(member => member.Value is not null).ToDictionary();

        var made = await account.MustKmsAsync("GenerateDataKey", request);
        var without = await account.MustKmsAsync("GenerateDataKeyWithoutPlaintext", request);

        Assert.Equal(length, Convert.FromBase64String(made.At("Plaintext")).Length);
        Assert.Equal(made.At("Plaintext"), (await account.DecryptAsync(made.At("CiphertextBlob"), KmsCalls.Context)).At("Plaintext"));
        Assert.False(without.Json.TryGetProperty("Plaintext", out _));
        Assert.Equal(length, Convert.FromBase64String((await account.DecryptAsync(without.At("CiphertextBlob"), KmsCalls.Context)).At("Plaintext")).Length);
    }

    [Fact]
    public async Task Requests_ThatCannotBe_AreRefused()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();

        (await account.KmsAsync("GenerateDataKey", new { KeyId = key })).Refused("ValidationException", "Please specify either number of bytes or key spec.");
        (await account.KmsAsync("GenerateDataKey", new { KeyId = key, KeySpec = "AES_256", NumberOfBytes = 32 }))
            .Refused("ValidationException", "Please specify either number of bytes or key spec.");
        Assert.Equal("ValidationException", await account.OutcomeAsync("GenerateDataKey", new { KeyId = key, NumberOfBytes = 1025 }));
        Assert.Equal("ValidationException", await account.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = Convert.ToBase64String(new byte[4097]) }));
        Assert.Equal("OK", await account.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = Convert.ToBase64String(new byte[4096]) }));
        Assert.Equal("InvalidKeyUsageException", await account.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA", EncryptionAlgorithm = "RSAES_OAEP_SHA_256" }));
        Assert.Equal("InvalidGrantTokenException", await account.OutcomeAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA", GrantTokens = new[] { "x" } }));
        Assert.Equal("ValidationException", await account.OutcomeAsync("Decrypt", new { KeyId = key }));
        Assert.Equal("InvalidCiphertextException", await account.OutcomeAsync("Decrypt", new { CiphertextBlob = "AAAA" }));
    }

    [Fact]
    public async Task DryRun_TellsThatItWouldHaveWorked_OrWhyNot()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync();
        var ciphertext = await account.EncryptAsync(key);

        (await account.KmsAsync("Encrypt", new { KeyId = key, Plaintext = "AAAA", DryRun = true }))
            .Refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        Assert.Equal("DryRunOperationException", await account.OutcomeAsync("Decrypt", new { CiphertextBlob = ciphertext, DryRun = true }));
        Assert.Equal("DryRunOperationException", await account.OutcomeAsync("GenerateDataKey", new { KeyId = key, KeySpec = "AES_256", DryRun = true }));
        Assert.Equal("DryRunOperationException", await account.OutcomeAsync("ReEncrypt", new { CiphertextBlob = ciphertext, DestinationKeyId = key, DryRun = true }));
        Assert.Equal("InvalidCiphertextException", await account.OutcomeAsync("Decrypt", new { CiphertextBlob = ciphertext, EncryptionContext = KmsCalls.Context, DryRun = true }));
        await account.MustKmsAsync("DisableKey", new { KeyId = key });
        Assert.Equal("DisabledException", await account.OutcomeAsync("Decrypt", new { CiphertextBlob = ciphertext, DryRun = true }));
    }

    /// <summary>Halves of pairs are no text that JSON could carry.</summary>
    private static string WellFormed(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);
}
