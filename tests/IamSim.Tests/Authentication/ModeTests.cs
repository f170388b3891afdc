using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Authentication;

/// <summary>What is verified in each mode, and who the unknown are.</summary>
public sealed class ModeTests(Sim sim)
{
    [Theory]
    [InlineData("Off", 200)]
    [InlineData("Observe", 200)]
    [InlineData("On", 403)]
    public async Task ABadSignature_OfAnIssuedKey(string mode, int status)
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Enforcement"] = mode });
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.AllowAllAsync("alice");
        var by = IssuedKeys.Of(await account.NewKeyAsync("alice"))! with { Secret = "another" };

        var answer = await RawRequest.Signed(host.Endpoint, by, "sts", "POST", "/", "Action=GetCallerIdentity&Version=2011-06-15", "application/x-www-form-urlencoded")
            .SendAsync(host.Endpoint);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200, answer.Body.Contains($"arn:aws:iam::{account.Id}:user/alice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnknownKeysAndUnsignedRequests_AreRoot_WhereTheyAreLetIn()
    {
        foreach (var authorization in new[] { null, "AWS4-HMAC-SHA256 Credential=test/20200101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0" })
        {
            var request = new RawRequest(
                "POST", "/", [("Host", sim.Host.Endpoint.Authority), ("Content-Type", "application/x-www-form-urlencoded")], "Action=GetCallerIdentity&Version=2011-06-15");

            var answer = await (authorization is null ? request : request.Plus("Authorization", authorization)).SendAsync(sim.Host.Endpoint);

            Assert.Contains("arn:aws:iam::123456789012:root", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TheSimulatorsOwnPaths_NeedNoCredentials()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Credentials:UnknownKeys"] = "Reject" });

        Assert.Equal(200, (int)(await host.Client.GetAsync("/api/v1/simulator/status")).StatusCode);
        Assert.Equal(403, (int)(await host.Client.GetAsync("/api/v1/users")).StatusCode);
    }

    [Fact]
    public async Task RootsKey_IsMadeAtTheFirstStartOnly()
    {
        var folder = Directory.CreateTempSubdirectory("iamsim-root-");
        var settings = new Dictionary<string, string>
        {
            ["IamSim:Credentials:UnknownKeys"] = "Reject",
            ["ConnectionStrings:IamSim"] = $"Data Source={Path.Combine(folder.FullName, "iamsim.db")}",
        };
        (string Id, string Secret)? made;
        await using (var first = await IamSimHost.StartAsync(settings))
        {
            made = Root(first);
        }

        await using var second = await IamSimHost.StartAsync(settings);
        Assert.Null(Root(second));
        IssuedKeys.Note(new TestCredentials(made!.Value.Id, made.Value.Secret));
        var root = new TestAccount(second.Client, "123456789012", made.Value.Id);
        Assert.Equal(root.Arn("root"), (await root.MustAsync("GetUser")).Value("User/Arn"));

        await root.MustAsync("UpdateAccessKey", ("AccessKeyId", made.Value.Id), ("Status", "Inactive"));
        (await root.CallAsync("GetUser")).Refused(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }

    [Fact]
    public async Task AKey_DeletedOrInactive_StopsAtOnce()
    {
        var account = sim.NewAccount();
        var alice = await account.NewUserAsync("alice");
        var key = (await account.MustAsync("ListAccessKeys", ("UserName", "alice"))).Values("AccessKeyMetadata", "AccessKeyId")[0]!;
        await alice.MustAsync("GetUser");

        await account.MustAsync("UpdateAccessKey", ("UserName", "alice"), ("AccessKeyId", key), ("Status", "Inactive"));
        Assert.Equal("InvalidClientTokenId", (await alice.CallAsync("GetUser")).Code);
        await account.MustAsync("UpdateAccessKey", ("UserName", "alice"), ("AccessKeyId", key), ("Status", "Active"));
        await alice.MustAsync("GetUser");
        await account.MustAsync("DeleteAccessKey", ("UserName", "alice"), ("AccessKeyId", key));
        Assert.Equal("InvalidClientTokenId", (await alice.CallAsync("GetUser")).Code);
    }

    private static (string Id, string Secret)? Root(IamSimHost host) =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<IamSim.Authentication.RootKey>(host.Services).Made;
}
