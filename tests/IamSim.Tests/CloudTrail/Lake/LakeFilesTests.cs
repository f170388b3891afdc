using IamSim.Hosting;
using IamSim.Testing;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using static IamSim.Tests.CloudTrail.Lake.LakeCalls;

namespace IamSim.Tests.CloudTrail.Lake;

/// <summary>What event data stores hold is made of the trail: whatever becomes of the files, of the server or of the clock.</summary>
public sealed class LakeFilesTests(PostgresServer server)
{
    private const string CountSql = "SELECT count(*), count(DISTINCT eventID) FROM {0} WHERE eventName = 'ListUsers'";

    [Fact]
    public async Task Store_AfterARestart_AndWithoutItsFiles_HoldsTheSame()
    {
        using var folder = new Folder();
        var id = Sim.NewAccountId();
        string store;
        string lost;
        await using (var host = await folder.StartAsync())
        {
            var account = new TestAccount(host.Client, id);
            store = await account.NewStoreAsync();
            await ListAsync(account, 3);
            Assert.Equal(["3|3"], await account.RowsAsync(Count(store)));
            lost = await account.StartAsync($"SELECT COUNT(*) FROM {store} RIGHT JOIN range(100000000) AS a(x) ON false, range(100000000) AS b(y) WHERE x * y % 7 = 3");
        }

        await using (var host = await folder.StartAsync())
        {
            var account = new TestAccount(host.Client, id);
            var end = await account.EndOfAsync(lost);
            Assert.Equal(("FAILED", "The query was interrupted, because the server that ran it was stopped."), (end.At("QueryStatus"), end.At("ErrorMessage")));
            await ListAsync(account, 2);
            Assert.Equal(["5|5"], await account.RowsAsync(Count(store)));
        }

        var segments = folder.Segments();
        Assert.NotEmpty(segments);
        File.Delete(segments[0]);
        await using (var host = await folder.StartAsync())
        {
            Assert.Equal(["5|5"], await new TestAccount(host.Client, id).RowsAsync(Count(store)));
        }

        // Cut short, and one that is none.
        foreach (var segment in folder.Segments())
        {
            await File.WriteAllTextAsync(segment, "no segment", TestContext.Current.CancellationToken);
        }

        await using (var host = await folder.StartAsync())
        {
            Assert.Equal(["5|5"], await new TestAccount(host.Client, id).RowsAsync(Count(store)));
        }

        Directory.Delete(folder.Lake, recursive: true);
        await using (var host = await folder.StartAsync())
        {
            Assert.Equal(["5|5"], await new TestAccount(host.Client, id).RowsAsync(Count(store)));
        }
    }

    [Fact]
    public async Task Store_AfterARestore_HoldsTheRestoredTrail()
    {
        await using var host = await IamSimHost.StartAsync(ct: TestContext.Current.CancellationToken);
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        var store = await account.NewStoreAsync();
        await ListAsync(account, 2);
        var snapshot = await host.Client.GetByteArrayAsync("api/v1/simulator/snapshot", TestContext.Current.CancellationToken);
        await ListAsync(account, 3);
        Assert.Equal(["5|5"], await account.RowsAsync(Count(store)));

        var restored = await host.Client.PostAsync("api/v1/simulator/snapshot", new ByteArrayContent(snapshot), TestContext.Current.CancellationToken);

        Assert.True(restored.IsSuccessStatusCode, await restored.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        // As many events as before, and others: only the chain tells.
        for (var i = 0; i < 3; i++)
        {
            await account.MustAsync("ListRoles");
        }

        Assert.Equal(["2|2"], await account.RowsAsync(Count(store)));
        Assert.Equal(["3"], await account.RowsAsync($"SELECT count(*) FROM {store} WHERE eventName = 'ListRoles'"));
    }

    [Fact]
    public async Task Clock_EndsRetention_Queries_AndDeletedStores()
    {
        await using var host = await IamSimHost.StartAsync(ct: TestContext.Current.CancellationToken);
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        var store = IdOf(await account.MustLakeAsync("CreateEventDataStore", new { Name = "week", RetentionPeriod = 7, TerminationProtectionEnabled = false }));
        await ListAsync(account, 2);
        var query = await account.StartAsync(Count(store));
        await account.EndOfAsync(query);

        await host.Clock.AdvanceAsync(TimeSpan.FromDays(8), TestContext.Current.CancellationToken);

        Assert.Equal("QueryIdNotFoundException", (await account.LakeAsync("DescribeQuery", new { QueryId = query })).Code);
        Assert.Equal("QueryIdNotFoundException", (await account.LakeAsync("GetQueryResults", new { QueryId = query })).Code);
        Assert.Empty((await account.MustLakeAsync("ListQueries", new { EventDataStore = store })).Each("Queries", "QueryId"));
        await ListAsync(account, 1);
        Assert.Equal(["1|1"], await account.RowsAsync(Count(store)));
        Assert.Equal(["1"], await account.RowsAsync($"SELECT count(*) FROM {store} WHERE eventName = 'ListUsers' AND eventTime > date_add('minute', -5, now())"));

        await account.MustLakeAsync("DeleteEventDataStore", new { EventDataStore = store });
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(6), TestContext.Current.CancellationToken);
        Assert.Equal("PENDING_DELETION", (await account.MustLakeAsync("GetEventDataStore", new { EventDataStore = store })).At("Status"));
        Assert.Equal("EventDataStoreAlreadyExistsException", (await account.LakeAsync("CreateEventDataStore", new { Name = "week" })).Code);
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(1), TestContext.Current.CancellationToken);
        Assert.Equal("EventDataStoreNotFoundException", (await account.LakeAsync("GetEventDataStore", new { EventDataStore = store })).Code);
        Assert.Equal("EventDataStoreNotFoundException", (await account.LakeAsync("RestoreEventDataStore", new { EventDataStore = store })).Code);
        await account.NewStoreAsync("week");
    }

    [Fact]
    public async Task Query_PastItsLimits_EndsAndSaysSo()
    {
        await using var host = await IamSimHost.StartAsync(
            new Dictionary<string, string>
            {
                ["IamSim:Lake:QueryRows"] = "100",
                ["IamSim:Lake:QueryMegabytes"] = "1",
                ["IamSim:Lake:QuerySeconds"] = "2",
                ["IamSim:Lake:MemoryMegabytes"] = "64",
            },
            TestContext.Current.CancellationToken);
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        var store = await account.NewStoreAsync();

        var rows = await EndAsync("SELECT x FROM {0} RIGHT JOIN range(101) AS r(x) ON false");
        var size = await EndAsync("SELECT repeat('x', 2000000) FROM {0} LIMIT 1");
        var time = await EndAsync("SELECT count(*) FROM {0} RIGHT JOIN range(100000000) AS a(x) ON false, range(100000000) AS b(y) WHERE x * y % 7 = 3");
        var memory = await EndAsync("SELECT length(string_agg(x::VARCHAR || repeat('y', 1000), '')) FROM {0} RIGHT JOIN range(100000000) AS a(x) ON false");

        Assert.Equal(("FAILED", "The query has more than 100 rows (IamSim:Lake:QueryRows). Use LIMIT."), (rows.At("QueryStatus"), rows.At("ErrorMessage")));
        Assert.Equal(("FAILED", "The rows of the query are larger than 1 MB (IamSim:Lake:QueryMegabytes). Use LIMIT."), (size.At("QueryStatus"), size.At("ErrorMessage")));
        Assert.Equal("TIMED_OUT", time.At("QueryStatus"));
        Assert.Contains(memory.At("QueryStatus"), new[] { "FAILED", "TIMED_OUT" });
        Assert.Equal(["100"], await account.RowsAsync($"SELECT count(*) FROM (SELECT x FROM {store} RIGHT JOIN range(100) AS r(x) ON false)"));

        async Task<JsonAnswer> EndAsync(string sql) => await account.EndOfAsync(await account.StartAsync(sql.Replace("{0}", store, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Store_OnPostgreSql_AnswersAsOnSqlite()
    {
        await using var host = await IamSimHost.StartAsync(
            new Dictionary<string, string>
            {
                ["IamSim:Database:Provider"] = "PostgreSql",
                ["ConnectionStrings:IamSim"] = await server.CreateDatabaseAsync(),
            },
            TestContext.Current.CancellationToken);
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        var store = await account.NewStoreAsync();
        await ListAsync(account, 3);

        var query = await account.StartAsync(Count(store));
        Assert.Equal("FINISHED", (await account.EndOfAsync(query)).At("QueryStatus"));
        Assert.Equal(["3|3"], Rows(await account.MustLakeAsync("GetQueryResults", new { QueryId = query })));
        Assert.Equal([query], (await account.MustLakeAsync("ListQueries", new { EventDataStore = store })).Each("Queries", "QueryId"));
        Assert.Equal("InactiveQueryException", (await account.LakeAsync("CancelQuery", new { QueryId = query })).Code);
        Assert.Equal("EventDataStoreAlreadyExistsException", (await account.LakeAsync("CreateEventDataStore", new { Name = "events" })).Code);
        await account.MustLakeAsync("StopEventDataStoreIngestion", new { EventDataStore = store });
        await ListAsync(account, 1);
        Assert.Equal(["3|3"], await account.RowsAsync(Count(store)));
        await account.MustLakeAsync("DeleteEventDataStore", new { EventDataStore = store });
        Assert.Equal("ENABLED", (await account.MustLakeAsync("RestoreEventDataStore", new { EventDataStore = store })).At("Status"));
    }

    [Fact]
    public void Options_ThatAreBad_StopTheStart()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["IamSim:Lake:QueryRows"] = "0" }).Build();

        var stopped = Assert.Throws<OptionsValidationException>(() => OptionsSetup.Read(configuration));

        Assert.Equal(["IamSim:Lake:QueryRows must be at least 1."], stopped.Failures);
    }

    private static string Count(string store) => CountSql.Replace("{0}", store, StringComparison.Ordinal);

    private static async Task ListAsync(TestAccount account, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await account.MustAsync("ListUsers");
        }
    }

    /// <summary>A folder with a database that outlives its servers.</summary>
    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iamsim-lake-test-");

        public string Lake => Path.Combine(_folder.FullName, "events");

        public Task<IamSimHost> StartAsync() => IamSimHost.StartAsync(
            new Dictionary<string, string>
            {
                ["ConnectionStrings:IamSim"] = $"Data Source={Path.Combine(_folder.FullName, "iamsim.db")}",
                ["IamSim:Lake:Folder"] = Lake,
            },
            TestContext.Current.CancellationToken);

        public string[] Segments() => Directory.GetFiles(Lake, "*.parquet", SearchOption.AllDirectories);

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
