using IamSim.Testing;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Users;

/// <summary>The queries of users, groups, access keys and the account once on the other provider: what SQLite takes, PostgreSQL may not.</summary>
public sealed class PeopleOnPostgreSqlTests(PostgresServer server)
{
    [Fact]
    public async Task Queries_OnPostgreSql_AnswerAsOnSqlite()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string>
        {
            ["IamSim:Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:IamSim"] = await server.CreateDatabaseAsync(),
        });
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        foreach (var (name, path) in new[] { ("delta", "/"), ("Bravo", "/ml/"), ("alpha", "/ml/team/"), ("_x", "/ML/"), ("echo", "/mlops/") })
        {
            await account.MustAsync("CreateUser", ("UserName", name), ("Path", path));
            await account.MustAsync("CreateGroup", ("GroupName", name), ("Path", path));
            await account.MustAsync("AddUserToGroup", ("GroupName", "Delta"), ("UserName", name));
            await account.MustAsync("AddUserToGroup", ("GroupName", name), ("UserName", "DELTA"));
        }

        string[] names = ["alpha", "Bravo", "delta", "echo", "_x"];
        Assert.Equal(names, await account.AllAsync("ListUsers", "Users", "UserName", 2));
        Assert.Equal(["alpha", "Bravo"], await account.AllAsync("ListUsers", "Users", "UserName", 1, ("PathPrefix", "/ml/")));
        Assert.Equal(["alpha", "Bravo", "echo"], await account.AllAsync("ListGroups", "Groups", "GroupName", 1, ("PathPrefix", "/ml")));
        Assert.Equal(names, await account.AllAsync("GetGroup", "Users", "UserName", 2, ("GroupName", "delta")));
        Assert.Equal(names, await account.AllAsync("ListGroupsForUser", "Groups", "GroupName", 2, ("UserName", "delta")));

        await account.AllowAllAsync("delta");
        var key = await account.NewKeyAsync("delta");
        var root = (await account.MustAsync("CreateAccessKey")).Value("AccessKey/AccessKeyId")!;
        Assert.Equal("N/A", (await account.MustAsync("GetAccessKeyLastUsed", ("AccessKeyId", key))).Value("AccessKeyLastUsed/ServiceName"));
        await account.With(key).MustAsync("ListAccessKeys");
        await account.With(root).MustAsync("GetUser");
        Assert.Equal("iam", (await account.MustAsync("GetAccessKeyLastUsed", ("AccessKeyId", key))).Value("AccessKeyLastUsed/ServiceName"));
        Assert.Equal("iam", (await account.MustAsync("GetAccessKeyLastUsed", ("AccessKeyId", root))).Value("AccessKeyLastUsed/ServiceName"));
        Assert.Equal([root], await account.AllAsync("ListAccessKeys", "AccessKeyMetadata", "AccessKeyId", 1));

        await account.MustAsync("GenerateCredentialReport");
        var report = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((await account.MustAsync("GetCredentialReport")).Value("Content")!));
        Assert.Equal(["user", "<root_account>", .. names], report.Split('\n').Select(line => line.Split(',')[0]));
        Assert.Contains(",us-east-1,iam,", report.Split('\n')[4], StringComparison.Ordinal);

        await account.MustAsync("CreateAccountAlias", ("AccountAlias", "one"));
        await account.MustAsync("CreateAccountAlias", ("AccountAlias", "two"));
        Assert.Equal(["two"], await account.AllAsync("ListAccountAliases", "AccountAliases", "", 1));
        Assert.Equal("two", (await account.MustAsync("GetUser")).Value("User/UserName"));
        Assert.Contains("<key>AccountAccessKeysPresent</key><value>1</value>", (await account.MustAsync("GetAccountSummary")).Text, StringComparison.Ordinal);
    }
}
