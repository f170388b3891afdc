using System.Text;
using IamSim.Audit;
using IamSim.Audit.Search;
using IamSim.Hosting;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Tests.Servers;
using IamSim.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace IamSim.Tests.Audit;

/// <summary>The index of events' words follows the events, on every provider.</summary>
public abstract class SearchIndexTests
{
    internal abstract Task<TestDatabase> DatabaseAsync();

    [Fact]
    public async Task Indexer_OverManyAccountsAndBatches_MissesNothing()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        string[] accounts = [.. Enumerable.Range(0, 7).Select(_ => StorageHost.NewAccount())];
        using var indexer = IndexerOf(host);
        await indexer.StartAsync(default);
        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), async (n, _) => await host.Lane.RunAsync(TestCall.EventOnly(accounts[n % 7], Named($"word{n % 7}")), default));
        await IndexedAsync(host);
        await indexer.StopAsync(default);

        for (var at = 0; at < 7; at++)
        {
            Assert.Equal(Enumerable.Range(0, 1000).Count(n => n % 7 == at), (await FindAsync(host, accounts[at], $"word{at}")).Count);
            Assert.Empty(await FindAsync(host, accounts[at], $"word{(at + 1) % 7}"));
        }
    }

    [Fact]
    public async Task Batch_ThatAnotherServerIndexedMeanwhile_IsNotIndexedAgain()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        await host.Lane.RunAsync(TestCall.EventOnly(account, Named("once")), default);
        var search = host.Services.GetRequiredService<Database>().Search;
        var id = (await host.EventsAsync(account))[0].Id;
        SearchedEvent[] events = [new(id, account, ["once"])];

        await host.Lane.RunAsync(new Change(db => search.Add(db, 0, events)), default);
        await host.Lane.RunAsync(new Change(db => search.Add(db, 0, events)), default);

        Assert.Single(await FindAsync(host, account, "once"));
    }

    [Fact]
    public async Task Sweep_TakesOutWhatIsGone_AndNothingElse()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        for (var n = 0; n < 5; n++)
        {
            await host.Lane.RunAsync(TestCall.EventOnly(account, Named("stays")), default);
        }

        var search = host.Services.GetRequiredService<Database>().Search;
        var ids = (await host.EventsAsync(account)).Select(e => e.Id).ToList();
        long[] gone = [ids[^1] + 1, ids[^1] + 7, ids[^1] + 8];
        await host.Lane.RunAsync(new Change(db => search.Add(db, 0, [.. ids.Concat(gone).Select(id => new SearchedEvent(id, account, ["stays"]))])), default);

        using var indexer = IndexerOf(host);
        await indexer.SweepOnceAsync(atOnce: 2, default);

        Assert.Equal(ids, (await host.ReadAsync(db => search.EntriesBehindAsync(db, 0, 100, default))).Select(entry => entry.EventId));
        Assert.Equal(5, (await FindAsync(host, account, "stays")).Count);
    }

    [Fact]
    public async Task Record_OfVeryLongAndVeryManyWords_DoesNotStopTheIndex()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        var many = string.Join(' ', Enumerable.Range(0, 40_000).Select(n => $"w{n} {(n % 2 == 0 ? "often" : "")}"));
        await host.Lane.RunAsync(TestCall.EventOnly(account, Named($"{new string('x', 50_000)} {many}")), default);
        await host.Lane.RunAsync(TestCall.EventOnly(account, Named("after")), default);
        using var indexer = IndexerOf(host);
        await indexer.StartAsync(default);
        await IndexedAsync(host);
        await indexer.StopAsync(default);

        Assert.Equal([1L], (await FindAsync(host, account, new string('x', 900))).Select(e => e.Sequence));
        Assert.Equal([1L], (await FindAsync(host, account, "w77")).Select(e => e.Sequence));
        Assert.Equal([2L], (await FindAsync(host, account, "after")).Select(e => e.Sequence));
    }

    private static SearchIndexer IndexerOf(StorageHost host) => new(
        host.Services.GetRequiredService<Database>(), host.Lane, host.Services.GetRequiredService<AuditSignal>(), new IamSimOptions(), NullLogger<SearchIndexer>.Instance);

    private static Func<AuditEntry, AuditEntry> Named(string text) => e => e with { Record = Encoding.UTF8.GetBytes($$"""{"eventID":"{{e.EventId}}","text":"{{text}}"}""") };

    private static async Task IndexedAsync(StorageHost host)
    {
        for (var round = 0; await host.ReadAsync(async db => await SearchIndex.EndAsync(db, default) < db.AuditHeads.Max(h => h.EventId)); round++)
        {
            Assert.True(round < 1200, "The index does not catch up.");
            await Task.Delay(50);
        }
    }

    /// <summary>By the index alone.</summary>
    private static Task<IReadOnlyList<FoundEvent>> FindAsync(StorageHost host, string account, string text) => host.ReadAsync(db => new AuditReader(db).FindAsync(
        new AuditQuery { Account = account, Text = SearchText.Parse(text, out _), Max = 1000 }, default));

    private sealed class Change(Action<IamDb> change) : SimulatorChange
    {
        public override bool IsDerived => true;

        protected override ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            change(db);
            return ValueTask.CompletedTask;
        }
    }
}

public sealed class SearchIndexOnSqliteTests : SearchIndexTests
{
    internal override Task<TestDatabase> DatabaseAsync() => Task.FromResult(TestDatabase.OnSqlite());
}

public sealed class SearchIndexOnPostgreSqlTests(PostgresServer server) : SearchIndexTests
{
    internal override async Task<TestDatabase> DatabaseAsync() => new(DatabaseProvider.PostgreSql, await server.CreateDatabaseAsync(), null);
}
