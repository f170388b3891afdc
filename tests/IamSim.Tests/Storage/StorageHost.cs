using System.Globalization;
using IamSim.Audit;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IamSim.Tests.Storage;

/// <summary>A database of one provider, on which any number of servers' storages can be started.</summary>
internal sealed class TestDatabase(DatabaseProvider provider, string connectionString, string? file) : IDisposable
{
    public DatabaseProvider Provider => provider;

    public static TestDatabase OnSqlite()
    {
        var file = Path.Combine(Path.GetTempPath(), $"iamsim-{Guid.CreateVersion7():n}.db");
        return new TestDatabase(DatabaseProvider.Sqlite, $"Data Source={file}", file);
    }

    public async Task<StorageHost> StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["IamSim:Database:Provider"] = provider.ToString(),
            ["ConnectionStrings:IamSim"] = connectionString,
        });
        builder.Services.AddIamStorage(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync();
        return new StorageHost(host);
    }

    public void Dispose()
    {
        if (file is not null)
        {
            File.Delete(file);
        }
    }
}

/// <summary>The storage of one server: its lane, and contexts as requests have them.</summary>
internal sealed class StorageHost(IHost host) : IAsyncDisposable
{
    private static int _accounts;

    public WriterLane Lane { get; } = host.Services.GetRequiredService<WriterLane>();

    public Ids Ids { get; } = host.Services.GetRequiredService<Ids>();

    public IServiceProvider Services => host.Services;

    /// <summary>An account that no other test has.</summary>
    public static string NewAccount() => (500_000_000_000 + Interlocked.Increment(ref _accounts)).ToString(CultureInfo.InvariantCulture);

    public async Task<T> ReadAsync<T>(Func<IamDb, Task<T>> read)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<IamDb>());
    }

    public Task<List<string>> UserNamesAsync(string account) =>
        ReadAsync(db => db.Users.Where(u => u.AccountId == account).OrderBy(u => u.NameKey).Select(u => u.Name).ToListAsync());

    public Task<IReadOnlyList<FoundEvent>> EventsAsync(string account) =>
        ReadAsync(db => new AuditReader(db).FindOldestAsync(new AuditQuery { Account = account, Max = int.MaxValue }, default));

    /// <summary>Asserts that the account has so many events, numbered without a gap, in a chain that verifies.</summary>
    public async Task AssertChainAsync(string account, int events)
    {
        Assert.Equal(Enumerable.Range(1, events).Select(n => (long)n), (await EventsAsync(account)).Select(e => e.Sequence));
        Assert.Null(await ReadAsync(db => AuditChain.VerifyAsync(db, account, default)));
    }

    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
