using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.AccessKeys;

public sealed class AccessKeyLastUsedTests(Sim sim)
{
    [Fact]
    public async Task GetAccessKeyLastUsed_NeverUsed_NotAvailable()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var key = await account.NewKeyAsync("alice");

        var answer = await account.MustAsync("GetAccessKeyLastUsed", ("AccessKeyId", key));

        Assert.Equal("alice", answer.Value("UserName"));
        Assert.Equal("N/A", answer.Value("AccessKeyLastUsed/ServiceName"));
        Assert.Equal("N/A", answer.Value("AccessKeyLastUsed/Region"));
        Assert.Null(answer.Element("AccessKeyLastUsed/LastUsedDate"));
    }

    [Fact]
    public async Task GetAccessKeyLastUsed_Used_IsItsNewestEvent()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.AllowAllAsync("alice");
        var key = await account.NewKeyAsync("alice");
        await account.With(key).MustAsync("GetUser");
        await account.With(key).MustAsync("ListUsers");
        var newest = (await account.EventsAsync()).First(e => e.GetProperty("eventName").GetString() == "ListUsers");

        var answer = await account.MustAsync("GetAccessKeyLastUsed", ("AccessKeyId", key));

        Assert.Equal(newest.GetProperty("eventTime").GetString(), answer.Value("AccessKeyLastUsed/LastUsedDate"));
        Assert.Equal("iam", answer.Value("AccessKeyLastUsed/ServiceName"));
        Assert.Equal("us-east-1", answer.Value("AccessKeyLastUsed/Region"));
        Assert.Equal(answer.Text.Replace(answer.RequestId!, "", StringComparison.Ordinal), await AgainAsync(account, key));
    }

    [Fact]
    public async Task GetAccessKeyLastUsed_AfterQuestionsOfIamSimsOwn_IsTheLastOfAService()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.AllowAllAsync("alice");
        var key = await account.NewKeyAsync("alice");
        await account.With(key).CallAsync("2011-06-15", "GetCallerIdentity");
        await account.With(key).EventsAsync();

        Assert.Equal("sts", (await account.MustAsync("GetAccessKeyLastUsed", ("AccessKeyId", key))).Value("AccessKeyLastUsed/ServiceName"));
    }

    [Fact]
    public async Task GetAccessKeyLastUsed_AfterCallsThatWereRefusedForTheKey_IsNotUsed()
    {
        // Calls of nobody are the default account's, so that is where it could be mistaken.
        var account = new TestAccount(sim.Host.Client, "123456789012");
        var name = $"user-{Sim.NewAccountId()}";
        await account.MustAsync("CreateUser", ("UserName", name));
        var key = await account.NewKeyAsync(name);
        await account.MustAsync("UpdateAccessKey", ("UserName", name), ("AccessKeyId", key), ("Status", "Inactive"));

        Assert.Equal(403, (await account.With(key).RestAsync("GET", "/users")).Status);

        Assert.Equal("N/A", (await account.MustAsync("GetAccessKeyLastUsed", ("AccessKeyId", key))).Value("AccessKeyLastUsed/ServiceName"));
    }

    [Fact]
    public async Task GetAccessKeyLastUsed_AfterRename_NamesTheUserAsItIsNow()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var key = await account.NewKeyAsync("alice");
        await account.MustAsync("UpdateUser", ("UserName", "alice"), ("NewUserName", "bob"));

        Assert.Equal("bob", (await account.MustAsync("GetAccessKeyLastUsed", ("AccessKeyId", key))).Value("UserName"));
    }

    [Fact]
    public async Task GetAccessKeyLastUsed_OfRootsKey_NamesNobody()
    {
        var account = sim.NewAccount();
        var key = (await account.MustAsync("CreateAccessKey")).Value("AccessKey/AccessKeyId")!;

        var answer = await account.MustAsync("GetAccessKeyLastUsed", ("AccessKeyId", key));

        Assert.Null(answer.Element("UserName"));
        Assert.Equal("N/A", answer.Value("AccessKeyLastUsed/ServiceName"));
    }

    [Fact]
    public async Task GetAccessKeyLastUsed_UnknownDeletedOrAnotherAccounts_NoSuchEntity()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var deleted = await account.NewKeyAsync("alice");
        await account.MustAsync("DeleteAccessKey", ("UserName", "alice"), ("AccessKeyId", deleted));
        var other = sim.NewAccount();
        await other.MustAsync("CreateUser", ("UserName", "alice"));
        var others = await other.NewKeyAsync("alice");

        foreach (var key in new[] { "AKIAAAAAAAAAAAAAAAAA", deleted, others })
        {
            (await account.CallAsync("GetAccessKeyLastUsed", ("AccessKeyId", key)))
                .Refused(404, "NoSuchEntity", $"The Access Key with id {key} cannot be found.");
        }
    }

    [Fact]
    public async Task AccessKeys_ByRest()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        var made = await account.RestAsync("POST", "/users/alice/access-keys");
        var key = made.Json.GetProperty("accessKeyId").GetString()!;
        Assert.Equal((201, "/api/v1/users/alice/access-keys"), (made.Status, made.Location));
        Assert.Equal(40, made.Json.GetProperty("secretAccessKey").GetString()!.Length);
        Assert.Equal(204, (await account.RestAsync("PATCH", $"/users/alice/access-keys/{key}", new { status = "Inactive" })).Status);
        var listed = (await account.RestAsync("GET", "/users/alice/access-keys")).Json.GetProperty("accessKeyMetadata").EnumerateArray().Single();
        Assert.Equal((key, "Inactive"), (listed.GetProperty("accessKeyId").GetString(), listed.GetProperty("status").GetString()));
        var used = await account.RestAsync("GET", $"/access-keys/{key}/last-used");
        Assert.Equal("N/A", used.Json.GetProperty("accessKeyLastUsed").GetProperty("serviceName").GetString());
        Assert.Equal(204, (await account.RestAsync("DELETE", $"/users/alice/access-keys/{key}")).Status);
        (await account.RestAsync("DELETE", $"/users/alice/access-keys/{key}"))
            .Refused(404, "NoSuchEntity", $"The Access Key with id {key} cannot be found.");
    }

    private static async Task<string> AgainAsync(TestAccount account, string key)
    {
        var answer = await account.MustAsync("GetAccessKeyLastUsed", ("AccessKeyId", key));
        return answer.Text.Replace(answer.RequestId!, "", StringComparison.Ordinal);
    }
}
