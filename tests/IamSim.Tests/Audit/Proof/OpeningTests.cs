using System.Text.Json;
using IamSim.Audit.Proof;
using IamSim.Storage;
using IamSim.Testing;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Audit.Proof;

/// <summary>What stands in the trail when a reset or a restore has replaced it.</summary>
public sealed class OpeningTests(PostgresServer server)
{
    private const string Snapshot = "api/v1/simulator/snapshot";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reset_BeginsEachTrailWithTheEndOfTheOneBefore_AndTheTriggersAreThere(bool onPostgres)
    {
        await using var iam = await StartAsync(onPostgres);
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var end = await VerifyAsync(iam, account.Id);

        await ResetAsync(iam);

        foreach (var id in new[] { account.Id, "123456789012" })
        {
            var verified = await VerifyAsync(iam, id);
            Assert.Equal((true, 1, 0), (verified.Intact, verified.Events, verified.Seals));
        }

        var opening = Assert.Single(await account.EventsAsync());
        Assert.Equal(("BeginChain", "iamsim", "AwsServiceEvent"), (Text(opening, "eventName"), Text(opening, "eventSource"), Text(opening, "eventType")));
        var details = opening.GetProperty("serviceEventDetails");
        Assert.Equal("reset", Text(details, "reason"));
        Assert.Equal((1, end.HeadHash), (details.GetProperty("replacedChain").GetProperty("sequence").GetInt32(), Text(details.GetProperty("replacedChain"), "hash")));
        var ofTheDefault = (await new TestAccount(iam.Client, "123456789012").EventsAsync())[0].GetProperty("serviceEventDetails");
        Assert.False(ofTheDefault.TryGetProperty("replacedChain", out _));

        await using var scope = iam.Services.CreateAsyncScope();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            scope.ServiceProvider.GetRequiredService<IamDb>().Database.ExecuteSqlRawAsync("""DELETE FROM "AuditEvents" """));
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        Assert.Equal(201, (await account.RestAsync("POST", "/audit/seals")).Status);
        Assert.True((await VerifyAsync(iam, account.Id)).Intact);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Restore_GoesOnWithTheChainOfTheSnapshot_AndSaysWhatItReplaced(bool onPostgres)
    {
        await using var iam = await StartAsync(onPostgres);
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        var later = new TestAccount(iam.Client, Sim.NewAccountId());
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        Assert.Equal(201, (await account.RestAsync("POST", "/audit/seals")).Status);
        var snapshot = await iam.Client.GetByteArrayAsync(Snapshot);
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        await later.MustAsync("ListUsers");
        var ends = new[] { await VerifyAsync(iam, account.Id), await VerifyAsync(iam, later.Id) };

        using var body = new ByteArrayContent(snapshot);
        using var restored = await iam.Client.PostAsync(Snapshot, body);
        restored.EnsureSuccessStatusCode();

        var going = await VerifyAsync(iam, account.Id);
        Assert.Equal((true, 3, 1), (going.Intact, going.Events, going.Seals));
        Assert.Equal((true, 1), ((await VerifyAsync(iam, later.Id)).Intact, (await VerifyAsync(iam, later.Id)).Events));
        foreach (var (of, end) in new[] { account, later }.Zip(ends))
        {
            var details = (await of.EventsAsync("?eventName=BeginChain"))[0].GetProperty("serviceEventDetails");
            Assert.Equal("restore", Text(details, "reason"));
            Assert.Equal(end.HeadHash, Text(details.GetProperty("replacedChain"), "hash"));
        }
    }

    /// <summary>Statements that are prepared, on this server and on another one, are of tables that are gone: they must find the new ones.</summary>
    [Fact]
    public async Task Reset_WhileTwoServersAreCalled_LosesNoEventOfWhatCameAfter()
    {
        var database = await server.CreateDatabaseAsync();
        await using var one = await StartAsync(onPostgres: true, database);
        await using var two = await StartAsync(onPostgres: true, database);
        var accounts = Enumerable.Range(0, 3).Select(_ => Sim.NewAccountId()).ToList();
        using var stop = new CancellationTokenSource();
        var calling = accounts.SelectMany(id => new[] { one, two }.Select(iam => Task.Run(async () =>
        {
            var account = new TestAccount(iam.Client, id);
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                await account.MustAsync(n % 2 == 0 ? "ListUsers" : "ListRoles");
                Assert.Equal(200, (await account.RestAsync("GET", "/audit/events?maxItems=5")).Status);
            }
        }))).ToList();

        for (var round = 0; round < 4; round++)
        {
            await Task.Delay(300, TestContext.Current.CancellationToken);
            await ResetAsync(round % 2 == 0 ? one : two);
            _ = await two.Client.GetByteArrayAsync(Snapshot);
        }

        await stop.CancelAsync();
        await Task.WhenAll(calling);
        foreach (var id in accounts)
        {
            var verified = await VerifyAsync(one, id);
            Assert.Null(verified.Break);
            Assert.NotEmpty(await new TestAccount(two.Client, id).EventsAsync("?eventName=BeginChain"));
        }
    }

    private static string? Text(JsonElement of, string member) => of.GetProperty(member).GetString();

    private static async Task ResetAsync(IamSimHost iam)
    {
        using var answer = await iam.Client.PostAsync("api/v1/simulator/reset", content: null);
        answer.EnsureSuccessStatusCode();
    }

    private static Task<ChainVerification> VerifyAsync(IamSimHost iam, string account) =>
        iam.Services.GetRequiredService<ChainVerifier>().VerifyAsync(account, TestContext.Current.CancellationToken);

    private async Task<IamSimHost> StartAsync(bool onPostgres, string? database = null) => onPostgres
        ? await IamSimHost.StartAsync(new Dictionary<string, string>
        {
            ["IamSim:Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:IamSim"] = database ?? await server.CreateDatabaseAsync(),
        })
        : await IamSimHost.StartAsync();
}
