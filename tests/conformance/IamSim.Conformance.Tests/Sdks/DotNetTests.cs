using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using IamSim.Testing;

namespace IamSim.Conformance.Tests.Sdks;

/// <summary>The AWS SDK for .NET against IamSim.Testing: what a .NET program's own tests do.</summary>
public sealed class DotNetTests
{
    [Fact]
    public async Task GetCallerIdentity_OfTheHostsAccount_IsItsRoot()
    {
        await using var iam = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:AccountId"] = "111122223333" });
        using var sts = Client(iam, "test", "test");

        var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal(("111122223333", "111122223333", "arn:aws:iam::111122223333:root"), (identity.Account, identity.UserId, identity.Arn));
    }

    [Fact]
    public async Task GetCallerIdentity_OfAKeyThatIsInactive_InvalidClientTokenId()
    {
        await using var iam = await IamSimHost.StartAsync();
        await PostAsync(iam, "api/v1/users", """{"userName":"alice"}""");
        var created = await PostAsync(iam, "api/v1/users/alice/access-keys", "{}");
        var id = created.GetProperty("accessKeyId").GetString()!;
        using var sts = Client(iam, id, created.GetProperty("secretAccessKey").GetString()!);
        Assert.Equal("arn:aws:iam::123456789012:user/alice", (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Arn);

        using var body = Json("""{"status":"Inactive"}""");
        using var changed = await iam.Client.PatchAsync($"api/v1/users/alice/access-keys/{id}", body);
        changed.EnsureSuccessStatusCode();

        var refused = await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(() => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()));
        Assert.Equal("InvalidClientTokenId", refused.ErrorCode);
        Assert.Equal("The security token included in the request is invalid.", refused.Message);
    }

    private static AmazonSecurityTokenServiceClient Client(IamSimHost iam, string id, string secret) =>
        new(new BasicAWSCredentials(id, secret), new AmazonSecurityTokenServiceConfig { ServiceURL = iam.Endpoint.ToString(), MaxErrorRetry = 0 });

    private static async Task<System.Text.Json.JsonElement> PostAsync(IamSimHost iam, string path, string json)
    {
        using var body = Json(json);
        using var answer = await iam.Client.PostAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static StringContent Json(string json) => new(json, System.Text.Encoding.UTF8, "application/json");
}
