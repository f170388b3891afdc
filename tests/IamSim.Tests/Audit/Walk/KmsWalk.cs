using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Tests.Kms;
using IamSim.Tests.Support;

namespace IamSim.Tests.Audit.Walk;

/// <summary>How each operation of KMS is made to succeed.</summary>
internal static class KmsWalk
{
    private static readonly object[] Tags = [new { tagKey = "team", tagValue = "vision" }];
    private static readonly string Plaintext = KmsCalls.Base64("secret");

    /// <summary>
    /// An entry for every operation that is done: it makes an account in which the call succeeds, and says the request as REST has it, in camel case.
    /// </summary>
    public static readonly Dictionary<string, Func<Sim, Task<PreparedCall>>> Of = new()
    {
        ["CancelKeyDeletion"] = sim => OfKeyAsync(sim, async (account, key) =>
        {
            await account.MustKmsAsync("ScheduleKeyDeletion", new { KeyId = key });
            return new { keyId = key };
        }),
        ["CreateAlias"] = sim => OfKeyAsync(sim, (_, key) => Done(new { aliasName = "alias/data", targetKeyId = key })),
        ["CreateGrant"] = sim => OfKeyAsync(sim, (account, key) => Done(new
        {
            keyId = key,
            granteePrincipal = account.Arn("root"),
            retiringPrincipal = account.Arn("root"),
            operations = new[] { "Encrypt", "Decrypt" },
            constraints = new { encryptionContextSubset = new { project = "vision" } },
            name = "training",
        })),
        ["CreateKey"] = sim => Task.FromResult(new PreparedCall(sim.NewAccount(), Json(new { description = "data", keySpec = "SYMMETRIC_DEFAULT", tags = Tags }))),
        ["Decrypt"] = sim => OfKeyAsync(sim, async (account, key) =>
            new { ciphertextBlob = await account.EncryptAsync(key, context: KmsCalls.Context), encryptionContext = KmsCalls.Context, keyId = key }),
        ["DeleteAlias"] = sim => OfAliasAsync(sim, _ => new { aliasName = "alias/data" }),
        ["DescribeKey"] = sim => OfKeyAsync(sim, (_, key) => Done(new { keyId = key })),
        ["DisableKey"] = sim => OfKeyAsync(sim, (_, key) => Done(new { keyId = key })),
        ["EnableKey"] = sim => OfKeyAsync(sim, (_, key) => Done(new { keyId = key })),
        ["Encrypt"] = sim => OfKeyAsync(sim, (_, key) => Done(new { keyId = key, plaintext = Plaintext, encryptionContext = KmsCalls.Context, encryptionAlgorithm = "SYMMETRIC_DEFAULT" })),
        ["GenerateDataKey"] = sim => OfKeyAsync(sim, (_, key) => Done(new { keyId = key, keySpec = "AES_256", encryptionContext = KmsCalls.Context })),
        ["GenerateDataKeyWithoutPlaintext"] = sim => OfKeyAsync(sim, (_, key) => Done(new { keyId = key, numberOfBytes = 64 })),
        ["GetKeyPolicy"] = sim => OfKeyAsync(sim, (_, key) => Done(new { keyId = key, policyName = "default" })),
        ["ListAliases"] = sim => OfAliasAsync(sim, key => new { keyId = key, limit = 5 }),
        ["ListGrants"] = sim => OfGrantAsync(sim, (_, key, _, _) => new { keyId = key, limit = 5 }),
        ["ListKeyPolicies"] = sim => OfKeyAsync(sim, (_, key) => Done(new { keyId = key })),
        ["ListKeys"] = sim => OfKeyAsync(sim, (_, _) => Done(new { limit = 5 })),
        ["ListResourceTags"] = sim => OfKeyAsync(sim, (_, key) => Done(new { keyId = key })),
        ["ListRetirableGrants"] = sim => OfGrantAsync(sim, (account, _, _, _) => new { retiringPrincipal = account.Arn("root"), limit = 5 }),
        ["PutKeyPolicy"] = sim => OfKeyAsync(sim, (account, key) => Done(new
        {
            keyId = key,
            policyName = "default",
            policy = JsonNode.Parse(KmsCalls.KeyPolicy(KmsCalls.Root(account))),
            bypassPolicyLockoutSafetyCheck = false,
        })),
        ["ReEncrypt"] = sim => OfKeyAsync(sim, async (account, key) => new
        {
            ciphertextBlob = await account.EncryptAsync(key, context: KmsCalls.Context),
            sourceEncryptionContext = KmsCalls.Context,
            sourceKeyId = key,
            destinationKeyId = await account.NewKmsKeyAsync(),
            destinationEncryptionContext = new { stage = "test" },
        }),
        ["RetireGrant"] = sim => OfGrantAsync(sim, (_, key, id, _) => new { keyId = key, grantId = id }),
        ["RevokeGrant"] = sim => OfGrantAsync(sim, (_, key, id, _) => new { keyId = key, grantId = id }),
        ["ScheduleKeyDeletion"] = sim => OfKeyAsync(sim, (_, key) => Done(new { keyId = key, pendingWindowInDays = 7 })),
        ["TagResource"] = sim => OfKeyAsync(sim, (_, key) => Done(new { keyId = key, tags = Tags })),
        ["UntagResource"] = sim => OfKeyAsync(sim, (_, key) => Done(new { keyId = key, tagKeys = new[] { "team" } })),
        ["UpdateAlias"] = sim => OfAliasAsync(sim, key => new { aliasName = "alias/data", targetKeyId = key }),
    };

    private static async Task<PreparedCall> OfKeyAsync(Sim sim, Func<TestAccount, string, Task<object>> request)
    {
        var account = sim.NewAccount();
        return new(account, Json(await request(account, await account.NewKmsKeyAsync())));
    }

    private static Task<PreparedCall> OfAliasAsync(Sim sim, Func<string, object> request) => OfKeyAsync(sim, async (account, key) =>
    {
        await account.MustKmsAsync("CreateAlias", new { AliasName = "alias/data", TargetKeyId = key });
        return request(key);
    });

    private static Task<PreparedCall> OfGrantAsync(Sim sim, Func<TestAccount, string, string, string, object> request) => OfKeyAsync(sim, async (account, key) =>
    {
        var grant = await account.MustKmsAsync(
            "CreateGrant", new { KeyId = key, GranteePrincipal = account.Arn("root"), RetiringPrincipal = account.Arn("root"), Operations = new[] { "Decrypt" } });
        return request(account, key, grant.At("GrantId"), grant.At("GrantToken"));
    });

    private static Task<object> Done(object request) => Task.FromResult(request);

    private static JsonObject Json(object request) => JsonSerializer.SerializeToNode(request)!.AsObject();
}
