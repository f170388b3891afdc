using System.IO.Compression;
using System.Net;
using System.Text;
using IamSim.Audit.Proof;
using IamSim.Testing;
using IamSim.Tests.Iam.Account.AuthorizationDetails;
using IamSim.Tests.Servers;
using IamSim.Tests.Simulator.Importing;
using IamSim.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Simulator.Snapshots;

/// <summary>Each on servers of its own: the whole state is everybody's.</summary>
public sealed class SnapshotTests(PostgresServer server)
{
    private const string Path = "api/v1/simulator/snapshot";

    private static readonly DateTimeOffset NewYear = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Restore_OnTheSameServer_IsAsItWas()
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = await FillAsync(iam);
        var snapshot = await iam.Client.GetByteArrayAsync(Path);
        var before = await StateAsync(account);
        await account.MustAsync("CreateUser", ("UserName", "later"));
        await account.MustAsync("DeleteAccountAlias", ("AccountAlias", "it-was"));
        await account.MustAsync("GetUser", ("UserName", "later"));
        await iam.Clock.ResumeAsync();

        await MustRestoreAsync(iam, snapshot);

        Assert.Equal("NoSuchEntity", (await account.CallAsync("GetUser", ("UserName", "later"))).Code);
        Assert.Equal(before, await StateAsync(account));
        Assert.Equal(NewYear, iam.Clock.Now);
    }

    [Fact]
    public async Task Events_AfterARestore_ContinueTheChainOfTheSnapshot()
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = await FillAsync(iam);
        var events = (await account.EventsAsync()).Count;
        var snapshot = await iam.Client.GetByteArrayAsync(Path);
        await account.MustAsync("CreateUser", ("UserName", "later"));

        await MustRestoreAsync(iam, snapshot);
        await account.MustAsync("CreateUser", ("UserName", "after"));

        var names = (await account.EventsAsync()).Select(e => e.GetProperty("eventName").GetString()).ToList();
        Assert.Equal(["CreateUser", "BeginChain", "ListEvents"], names.Take(3));
        Assert.Equal(events + 3, names.Count);
        Assert.Null(await VerifyAsync(iam, account));
    }

    /// <summary>Secrets are sealed under keys that the other server does not have: the snapshot brings them.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Restore_OnTheOtherProvider_IsAsItWas(bool fromPostgres, bool toPostgres)
    {
        await using var from = await StartAsync(fromPostgres);
        await using var to = await StartAsync(toPostgres);
        var other = new TestAccount(to.Client, Sim.NewAccountId());
        await other.MustAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "other"));
        var account = await FillAsync(from);
        var password = (await account.MustAsync("ListAccessKeys", ("UserName", "u"))).Values("AccessKeyMetadata", "AccessKeyId").Single()!;

        await MustRestoreAsync(to, await from.Client.GetByteArrayAsync(Path));

        var there = new TestAccount(to.Client, account.Id);
        Assert.Equal(await StateAsync(account), await StateAsync(there));
        Assert.Null(await VerifyAsync(to, there));
        Assert.Empty((await other.MustAsync("ListVirtualMFADevices")).Members("VirtualMFADevices"));
        var device = (await there.MustAsync("ListVirtualMFADevices")).Values("VirtualMFADevices", "SerialNumber").Single()!;
        var enabled = await there.CallAsync(
            "EnableMFADevice", ("UserName", "u"), ("SerialNumber", device), ("AuthenticationCode1", "000000"), ("AuthenticationCode2", "000001"));
        Assert.Equal((403, "InvalidAuthenticationCode"), (enabled.Status, enabled.Code));
        await there.MustAsync("DeleteUserPermissionsBoundary", ("UserName", "u"));
        await there.AllowAllAsync("u");
        await there.With(password).MustAsync("ChangePassword", ("OldPassword", "Correct-Horse-7"), ("NewPassword", "Correct-Horse-8"));
    }

    [Fact]
    public async Task Reset_ClearsEverything_AndTheTrailBeginsWithWhy()
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = await FillAsync(iam);
        await account.MustAsync("GetUser", ("UserName", "u"));

        using var answer = await iam.Client.PostAsync("api/v1/simulator/reset", content: null);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("NoSuchEntity", (await account.CallAsync("GetUser", ("UserName", "u"))).Code);
        Assert.Equal(["GetUser", "BeginChain"], (await account.EventsAsync()).Select(e => e.GetProperty("eventName").GetString()));
        Assert.Null(await VerifyAsync(iam, account));
        Assert.NotEqual(NewYear, iam.Clock.Now);
        await FillAsync(iam, account);
    }

    [Fact]
    public async Task Reset_OnPostgreSql_ClearsEverything()
    {
        await using var iam = await StartAsync(isPostgres: true);
        var account = await FillAsync(iam);

        using var answer = await iam.Client.PostAsync("api/v1/simulator/reset", content: null);

        Assert.Empty((await account.MustAsync("ListUsers")).Members("Users"));
        Assert.Equal(["ListUsers", "BeginChain"], (await account.EventsAsync()).Select(e => e.GetProperty("eventName").GetString()));
        Assert.Null(await VerifyAsync(iam, account));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Theory]
    [InlineData("hello", "The file is no snapshot")]
    [InlineData("{\"format\":\"other\"}", "The file is no snapshot")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":2}", "this program knows 1")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}", "ends in the middle")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}\n[1]", "no row of the table")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}\n{\"rows\":1}", "should have 1 rows")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}\n{\"rows\":0}\n{\"rows\":0}", "no part of a snapshot")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}\n{\"table\":\"Nope\",\"columns\":[]}", "no such table")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}\n{\"table\":\"AccountAliases\",\"columns\":[\"AccountId\",\"Alias\",\"New\"]}", "no such column")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}\n{\"table\":\"AccountAliases\",\"columns\":[\"AccountId\"]}", "lacks this column")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}\n{\"table\":\"AccountAliases\",\"columns\":[\"AccountId\",\"Alias\"]}\n[\"1\",2]", "not one of this column's")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}\n{\"table\":\"AccountAliases\",\"columns\":[\"AccountId\",\"Alias\"]}\n[\"1\",null]", "not one of this column's")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}\n{\"table\":\"AccountAliases\",\"columns\":[\"AccountId\",\"Alias\"]}\n[\"1\"]", "no row of the table")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}\n{", "damaged")]
    [InlineData("{\"format\":7,\"version\":1}", "The file is no snapshot")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":\"1\"}", "The file is no snapshot")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}\n{\"table\":\"AccountAliases\",\"columns\":7}", "no part of a snapshot")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}\n{\"rows\":\"0\"}", "no part of a snapshot")]
    [InlineData("{\"format\":\"iamsim-snapshot\",\"version\":1}\n{\"table\":\"AccountAliases\",\"columns\":[\"AccountId\",\"Alias\"]}\n[\"1\",\"a\"]\n[\"1\",\"a\"]\n{\"rows\":2}", "two rows of one key")]
    public async Task DamagedSnapshot_IsRefused_AndNothingIsDone(string lines, string message)
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await account.MustAsync("CreateUser", ("UserName", "u"));

        var answer = await RestoreAsync(iam, Zipped(lines));

        Assert.Equal(400, answer.Status);
        Assert.Contains(message, answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await account.MustAsync("GetUser", ("UserName", "u"));
    }

    [Fact]
    public async Task CutSnapshot_AndPlainText_AreRefused()
    {
        await using var iam = await IamSimHost.StartAsync();
        await FillAsync(iam);
        var snapshot = await iam.Client.GetByteArrayAsync(Path);

        Assert.Equal(400, (await RestoreAsync(iam, snapshot[..(snapshot.Length / 2)])).Status);
        Assert.Equal(400, (await RestoreAsync(iam, "{}"u8.ToArray())).Status);
        Assert.Equal(400, (await RestoreAsync(iam, [])).Status);
    }

    [Fact]
    public async Task FileThatIsTooLong_IsRefused()
    {
        await using var iam = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Limits:MaxImportBytes"] = "2048" });

        Assert.Equal(413, (await RestoreAsync(iam, new byte[4096])).Status);
        Assert.Equal(413, (await iam.Client.ImportAsync(new string(' ', 4096))).Status);
    }

    private static async Task<TestAccount> FillAsync(IamSimHost iam, TestAccount? account = null)
    {
        await iam.Clock.FreezeAsync(NewYear);
        account ??= new TestAccount(iam.Client, Sim.NewAccountId());
        await AuthorizationDetailsTests.FillAsync(account);
        await account.MustAsync("CreateAccountAlias", ("AccountAlias", "it-was"));
        await account.MustAsync("CreateLoginProfile", ("UserName", "u"), ("Password", "Correct-Horse-7"));
        await account.MustAsync("CreateAccessKey", ("UserName", "u"));
        await account.MustAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "device"));
        await account.MustAsync("UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "8"), ("AllowUsersToChangePassword", "true"));
        return account;
    }

    /// <summary>What an account shows of itself.</summary>
    private static async Task<string> StateAsync(TestAccount account)
    {
        var text = new StringBuilder();
        foreach (var path in new[] { "/account/authorization-details", "/account/aliases", "/account/summary", "/users/u/access-keys", "/users/u/login-profile", "/password-policy", "/instance-profiles" })
        {
            var answer = await account.RestAsync("GET", path);
            Assert.True(answer.Status == 200, $"{path}: {answer.Text}");
            text.AppendLine(answer.Text);
        }

        return text.ToString();
    }

    private Task<IamSimHost> StartAsync(bool isPostgres) => isPostgres ? StartOnPostgresAsync() : IamSimHost.StartAsync();

    private async Task<IamSimHost> StartOnPostgresAsync() => await IamSimHost.StartAsync(new Dictionary<string, string>
    {
        ["IamSim:Database:Provider"] = "PostgreSql",
        ["ConnectionStrings:IamSim"] = await server.CreateDatabaseAsync(),
    });

    private static async Task<ChainBreak?> VerifyAsync(IamSimHost iam, TestAccount account) =>
        (await iam.Services.GetRequiredService<ChainVerifier>().VerifyAsync(account.Id, TestContext.Current.CancellationToken)).Break;

    private static async Task MustRestoreAsync(IamSimHost iam, byte[] snapshot)
    {
        var answer = await RestoreAsync(iam, snapshot);
        Assert.True(answer.Status == 204, answer.Text);
    }

    private static async Task<RestAnswer> RestoreAsync(IamSimHost iam, byte[] snapshot)
    {
        using var body = new ByteArrayContent(snapshot);
        using var response = await iam.Client.PostAsync(Path, body);
        return new RestAnswer(response, await response.Content.ReadAsStringAsync());
    }

    private static byte[] Zipped(string lines)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(lines));
        }

        return zipped.ToArray();
    }
}
