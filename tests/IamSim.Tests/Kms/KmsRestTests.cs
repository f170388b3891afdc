using IamSim.Tests.Support;

namespace IamSim.Tests.Kms;

/// <summary>Keys by REST.</summary>
public sealed class KmsRestTests(Sim sim)
{
    [Fact]
    public async Task Key_IsMadeUsedGovernedAndDeleted()
    {
        var account = sim.NewAccount();
        async Task<RestAnswer> Must(string method, string path, object? body = null)
        {
            var answer = await account.RestAsync(method, path, body);
            Assert.True(answer.Status is 200 or 201 or 204, $"{method} {path}: {answer.Status} {answer.Text}");
            return answer;
        }

        var made = await Must("POST", "/keys", new { description = "training data" });
        Assert.Equal(201, made.Status);
        var id = made.Json.GetProperty("keyId").GetString()!;
        Assert.Equal($"/api/v1/keys/{id}", made.Location);
        Assert.Equal(id, (await Must("GET", $"/keys/{Uri.EscapeDataString(made.Json.GetProperty("arn").GetString()!)}")).Json.GetProperty("keyId").GetString());

        await Must("POST", "/key-aliases", new { aliasName = "alias/data", targetKeyId = id });
        Assert.Equal(id, (await Must("GET", "/keys/alias%2Fdata")).Json.GetProperty("keyId").GetString());
        var sealedText = (await Must("POST", "/keys/alias%2Fdata/encrypt", new { plaintext = KmsCalls.Base64("hello"), encryptionContext = KmsCalls.Context }))
            .Json.GetProperty("ciphertextBlob").GetString();
        Assert.Equal(KmsCalls.Base64("hello"), (await Must("POST", "/keys/decrypt", new { ciphertextBlob = sealedText, encryptionContext = KmsCalls.Context })).Json.GetProperty("plaintext").GetString());
        var moved = await Must("POST", "/keys/re-encrypt", new { ciphertextBlob = sealedText, sourceEncryptionContext = KmsCalls.Context, destinationKeyId = id });
        Assert.Equal(KmsCalls.Base64("hello"), (await Must("POST", "/keys/decrypt", new { ciphertextBlob = moved.Json.GetProperty("ciphertextBlob").GetString() })).Json.GetProperty("plaintext").GetString());
        Assert.NotNull((await Must("POST", $"/keys/{id}/data-keys", new { keySpec = "AES_256" })).Json.GetProperty("plaintext").GetString());
        Assert.False((await Must("POST", $"/keys/{id}/encrypted-data-keys", new { keySpec = "AES_256" })).Json.TryGetProperty("plaintext", out _));

        var policy = await Must("GET", $"/keys/{id}/policy");
        Assert.Equal("key-default-1", policy.Json.GetProperty("policy").GetProperty("Id").GetString());
        await Must("PUT", $"/keys/{id}/policy", new { policy = new { Version = "2012-10-17", Statement = new[] { KmsCalls.Root(account) } } });
        Assert.Equal("default", (await Must("GET", $"/keys/{id}/policies")).Json.GetProperty("policyNames")[0].GetString());

        await Must("POST", $"/keys/{id}/tags", new { tags = new[] { new { tagKey = "team", tagValue = "vision" } } });
        await Must("POST", $"/keys/{id}/tags/removals", new { tagKeys = new[] { "team" } });
        Assert.Empty((await Must("GET", $"/keys/{id}/tags")).Json.GetProperty("tags").EnumerateArray());

        var grant = (await Must("POST", $"/keys/{id}/grants", new { granteePrincipal = account.Arn("root"), retiringPrincipal = account.Arn("root"), operations = new[] { "Decrypt" } })).Json;
        Assert.Single((await Must("GET", $"/retirable-grants?retiringPrincipal={Uri.EscapeDataString(account.Arn("root"))}")).Json.GetProperty("grants").EnumerateArray());
        await Must("POST", "/retirable-grants/retirements", new { grantToken = grant.GetProperty("grantToken").GetString() });
        var other = (await Must("POST", $"/keys/{id}/grants", new { granteePrincipal = account.Arn("root"), operations = new[] { "Decrypt" } })).Json;
        await Must("DELETE", $"/keys/{id}/grants/{other.GetProperty("grantId").GetString()}");
        Assert.Empty((await Must("GET", $"/keys/{id}/grants")).Json.GetProperty("grants").EnumerateArray());

        await Must("POST", $"/keys/{id}/disable");
        (await account.RestAsync("POST", $"/keys/{id}/encrypt", new { plaintext = "AAAA" }))
            .Refused(400, "DisabledException", $"arn:aws:kms:us-east-1:{account.Id}:key/{id} is disabled.");
        await Must("POST", $"/keys/{id}/enable");
        Assert.Equal("PendingDeletion", (await Must("POST", $"/keys/{id}/schedule-deletion", new { pendingWindowInDays = 7 })).Json.GetProperty("keyState").GetString());
        await Must("POST", $"/keys/{id}/cancel-deletion");
        await Must("PUT", "/key-aliases/alias%2Fdata", new { targetKeyId = id });
        Assert.Single((await Must("GET", $"/key-aliases?keyId={id}")).Json.GetProperty("aliases").EnumerateArray());
        await Must("DELETE", "/key-aliases/alias%2Fdata");
        Assert.Single((await Must("GET", "/keys")).Json.GetProperty("keys").EnumerateArray());
    }

    [Fact]
    public async Task IfMatch_GuardsAKeysPolicy()
    {
        var account = sim.NewAccount();
        var id = KmsCalls.IdOf(await account.NewKmsKeyAsync());
        var tag = (await account.RestAsync("GET", $"/keys/{id}/policy")).ETag!;
        var body = new { policy = new { Version = "2012-10-17", Statement = new[] { KmsCalls.Root(account) } } };

        Assert.Equal(204, (await account.RestAsync("PUT", $"/keys/{id}/policy", body, ("If-Match", tag))).Status);
        Assert.Equal(412, (await account.RestAsync("PUT", $"/keys/{id}/policy", body, ("If-Match", tag))).Status);
    }
}
