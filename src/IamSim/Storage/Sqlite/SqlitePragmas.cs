using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace IamSim.Storage.Sqlite;

/// <summary>Sets up each SQLite connection once, however often the pool hands it out.</summary>
internal sealed class SqlitePragmas(bool synchronousFull) : DbConnectionInterceptor
{
    // NORMAL survives the death of the process; a power cut may take the last commits, but never tears the file. FULL keeps those as well.
    // The lane copies the WAL into the file when it has some 16 MB, and waits for the disk meanwhile. SqliteCheckpoints has done most of it by then.
    private readonly string _sql = $"""
        PRAGMA busy_timeout = 10000;
        PRAGMA synchronous = {(synchronousFull ? "FULL" : "NORMAL")};
        PRAGMA temp_store = MEMORY;
        PRAGMA wal_autocheckpoint = 4000;
        """;

    // A reader's pages are the kernel's, who keeps them once for all of them; the one writer keeps its own.
    private const string LaneSql = "PRAGMA cache_size = -16384;";

    // By handle: the pool keeps handles, not connection objects.
    private readonly ConditionalWeakTable<sqlite3, object> _done = [];

    public void Apply(SqliteConnection connection)
    {
        if (_done.TryAdd(connection.Handle!, this))
        {
            using var command = connection.CreateCommand();
            command.CommandText = _sql;
            command.ExecuteNonQuery();
        }
    }

    public void ApplyToLane(SqliteConnection connection)
    {
        Apply(connection);
        using var command = connection.CreateCommand();
        command.CommandText = LaneSql;
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
