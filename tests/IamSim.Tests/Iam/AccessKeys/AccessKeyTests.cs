using System.Text;
using IamSim.Iam.AccessKeys;
using IamSim.Storage;
using IamSim.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Iam.AccessKeys;

public sealed class AccessKeyTests(Sim sim)
{
    [Fact]
    public async Task CreateAccessKey_ShowsTheSecretOnce()
    {
        var account = await WithAliceAsync();

        var answer = await account.MustAsync("CreateAccessKey", ("UserName", "ALICE"));

        Assert.Equal(["UserName", "AccessKeyId", "Status", "SecretAccessKey", "CreateDate"], answer.Names("AccessKey"));
        Assert.Equal("Alice", answer.Value("AccessKey/UserName"));
        Assert.Equal("Active", answer.Value("AccessKey/Status"));
        Assert.Matches("^AKIA[A-Z2-7]{16}$", answer.Value("AccessKey/AccessKeyId"));
        var secret = answer.Value("AccessKey/SecretAccessKey")!;
        Assert.Matches("^[A-Za-z0-9+/]{40}$", secret);
        Assert.DoesNotContain(secret, (await account.MustAsync("ListAccessKeys", ("UserName", "alice"))).Text, StringComparison.Ordinal);
        Assert.All(await account.EventsAsync(), e => Assert.DoesNotContain(secret, e.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task CreateAccessKey_KeepsTheSecretUnderDataProtection()
    {
        var account = await WithAliceAsync();
        var answer = await account.MustAsync("CreateAccessKey", ("UserName", "alice"));

        var row = await RowAsync(answer.Value("AccessKey/AccessKeyId")!);

        var protector = sim.Host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("IamSim.AccessKeys");
        Assert.Equal(answer.Value("AccessKey/SecretAccessKey"), Encoding.UTF8.GetString(protector.Unprotect(row.ProtectedSecret)));
    }

    [Fact]
    public async Task CreateAccessKey_AThird_LimitExceeded()
    {
        var account = await WithAliceAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => account.CallAsync("CreateAccessKey", ("UserName", "alice"))));

        Assert.Equal(2, answers.Count(a => a.Status == 200));
        Assert.All(answers.Where(a => a.Status != 200), a => a.Refused(409, "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2"));
    }

    [Fact]
    public async Task CreateAccessKey_WithInactiveAndDeletedOnes_CountsTheInactive()
    {
        var account = await WithAliceAsync();
        var first = await account.NewKeyAsync("alice");
        var second = await account.NewKeyAsync("alice");
        await account.MustAsync("UpdateAccessKey", ("UserName", "alice"), ("AccessKeyId", first), ("Status", "Inactive"));

        (await account.CallAsync("CreateAccessKey", ("UserName", "alice")))
            .Refused(409, "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2");

        await account.MustAsync("DeleteAccessKey", ("UserName", "alice"), ("AccessKeyId", second));
        await account.NewKeyAsync("alice");
    }

    [Theory]
    [InlineData("CreateAccessKey")]
    [InlineData("ListAccessKeys")]
    [InlineData("DeleteAccessKey", "AccessKeyId", "AKIAAAAAAAAAAAAAAAAA")]
    [InlineData("UpdateAccessKey", "AccessKeyId", "AKIAAAAAAAAAAAAAAAAA", "Status", "Active")]
    public async Task AnyOperation_OnMissingUser_NoSuchEntity(string operation, params string[] more)
    {
        var parameters = more.Chunk(2).Select(p => (p[0], p[1])).Prepend(("UserName", "Nobody"));

        (await sim.NewAccount().CallAsync(operation, [.. parameters])).Refused(404, "NoSuchEntity", "The user with name Nobody cannot be found.");
    }

    [Fact]
    public async Task AnyOperation_WithoutUserName_IsAboutTheCaller()
    {
        var account = await WithAliceAsync();
        await account.AllowAllAsync("alice");
        var own = await account.NewKeyAsync("alice");
        var alice = account.With(own);

        var made = await alice.MustAsync("CreateAccessKey");
        Assert.Equal("Alice", made.Value("AccessKey/UserName"));
        var second = made.Value("AccessKey/AccessKeyId")!;
        await alice.MustAsync("UpdateAccessKey", ("AccessKeyId", second), ("Status", "Inactive"));
        var listed = await alice.MustAsync("ListAccessKeys");
        Assert.Equal(["Alice", "Alice"], listed.Values("AccessKeyMetadata", "UserName"));
        await alice.MustAsync("DeleteAccessKey", ("AccessKeyId", second));
        Assert.Equal([own], (await alice.MustAsync("ListAccessKeys")).Values("AccessKeyMetadata", "AccessKeyId"));
    }

    [Fact]
    public async Task AnyOperation_WithoutUserNameByRoot_IsAboutRootsOwnKeys()
    {
        var account = await WithAliceAsync();
        await account.NewKeyAsync("alice");

        var made = await account.MustAsync("CreateAccessKey");
        Assert.Equal(["AccessKeyId", "Status", "SecretAccessKey", "CreateDate"], made.Names("AccessKey"));
        var key = made.Value("AccessKey/AccessKeyId")!;
        var listed = await account.MustAsync("ListAccessKeys");
        Assert.Equal([key], listed.Values("AccessKeyMetadata", "AccessKeyId"));
        Assert.Null(listed.Values("AccessKeyMetadata", "UserName").Single());
        Assert.Equal(account.Arn("root"), (await account.With(key).MustAsync("GetUser")).Value("User/Arn"));
        await account.MustAsync("CreateAccessKey");
        (await account.CallAsync("CreateAccessKey")).Refused(409, "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2");
        await account.MustAsync("DeleteAccessKey", ("AccessKeyId", key));
    }

    [Fact]
    public async Task ListAccessKeys_ShowsWhatAwsShows()
    {
        var account = await WithAliceAsync();
        Assert.Empty((await account.MustAsync("ListAccessKeys", ("UserName", "alice"))).Members("AccessKeyMetadata"));
        string[] keys = [await account.NewKeyAsync("alice"), await account.NewKeyAsync("alice")];

        var answer = await account.MustAsync("ListAccessKeys", ("UserName", "alice"));

        Assert.Equal(["UserName", "AccessKeyId", "Status", "CreateDate"], answer.Members("AccessKeyMetadata")[0].Elements().Select(e => e.Name.LocalName));
        Assert.Equal("false", answer.Value("IsTruncated"));
        Assert.Equal(
            keys.Order(StringComparer.Ordinal), await account.AllAsync("ListAccessKeys", "AccessKeyMetadata", "AccessKeyId", 1, ("UserName", "alice")));
    }

    [Fact]
    public async Task ListAccessKeys_MarkerOfAnotherCallersList_ValidationError()
    {
        var account = await WithAliceAsync();
        var alice = await account.AdministratorAsync("alice");
        await account.NewKeyAsync("alice");
        var marker = (await alice.MustAsync("ListAccessKeys", ("MaxItems", "1"))).Value("Marker")!;

        (await account.CallAsync("ListAccessKeys", ("Marker", marker))).Refused(400, "ValidationError", "Invalid Marker.");
    }

    [Fact]
    public async Task UpdateAccessKey_ToInactiveAndBack_StopsItsCallsAndLetsThemOn()
    {
        var account = await WithAliceAsync();
        await account.AllowAllAsync("alice");
        var key = await account.NewKeyAsync("alice");

        await account.MustAsync("UpdateAccessKey", ("UserName", "alice"), ("AccessKeyId", key), ("Status", "Inactive"));
        Assert.Equal(["Inactive"], (await account.MustAsync("ListAccessKeys", ("UserName", "alice"))).Values("AccessKeyMetadata", "Status"));
        (await account.With(key).CallAsync("GetUser")).Refused(403, "InvalidClientTokenId", "The security token included in the request is invalid.");

        await account.MustAsync("UpdateAccessKey", ("UserName", "alice"), ("AccessKeyId", key), ("Status", "Active"));
        await account.With(key).MustAsync("GetUser");
    }

    [Fact]
    public async Task UpdateAccessKey_ToAStatusThatKeysDoNotHave_IsRefused()
    {
        var account = await WithAliceAsync();
        var key = await account.NewKeyAsync("alice");

        (await account.CallAsync("UpdateAccessKey", ("UserName", "alice"), ("AccessKeyId", key), ("Status", "Expired")))
            .Refused(400, "InvalidInput", "The status of an access key can be set to Active or Inactive only.");
        Assert.Equal("ValidationError", (await account.CallAsync("UpdateAccessKey", ("AccessKeyId", key), ("Status", "active"))).Code);
    }

    [Theory]
    [InlineData("DeleteAccessKey")]
    [InlineData("UpdateAccessKey", "Status", "Inactive")]
    public async Task AnyOperation_OnKeyThatIsNotTheUsers_NoSuchEntity(string operation, params string[] more)
    {
        var account = await WithAliceAsync();
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        await account.AllowAllAsync("bob");
        var bobs = await account.NewKeyAsync("bob");
        var deleted = await account.NewKeyAsync("alice");
        await account.MustAsync("DeleteAccessKey", ("UserName", "alice"), ("AccessKeyId", deleted));

        foreach (var key in new[] { "AKIAAAAAAAAAAAAAAAAA", bobs, deleted })
        {
            var parameters = more.Chunk(2).Select(p => (p[0], p[1])).Concat([("UserName", "alice"), ("AccessKeyId", key)]);
            (await account.CallAsync(operation, [.. parameters])).Refused(404, "NoSuchEntity", $"The Access Key with id {key} cannot be found.");
        }

        await account.With(bobs).MustAsync("GetUser");
    }

    [Fact]
    public async Task DeleteAccessKey_LeavesATombstoneThatIsNobody()
    {
        var account = await WithAliceAsync();
        var key = await account.NewKeyAsync("alice");

        await account.MustAsync("DeleteAccessKey", ("UserName", "alice"), ("AccessKeyId", key));

        var row = await RowAsync(key);
        Assert.NotNull(row.DeletedAt);
        Assert.Empty(row.ProtectedSecret);
        (await account.With(key).CallAsync("ListUsers")).Refused(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        await account.MustAsync("DeleteUser", ("UserName", "alice"));
        Assert.Equal(403, (await account.With(key).CallAsync("ListUsers")).Status);
    }

    private async Task<AccessKey> RowAsync(string id)
    {
        await using var scope = sim.Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IamDb>().AccessKeys.SingleAsync(k => k.Id == id);
    }

    private async Task<TestAccount> WithAliceAsync()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "Alice"));
        return account;
    }
}
