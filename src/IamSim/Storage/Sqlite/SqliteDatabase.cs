using System.Data.Common;
using IamSim.Audit;
using IamSim.Audit.Search;
using IamSim.Storage.Bulk;
using IamSim.Storage.Lane;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using SQLitePCL;

namespace IamSim.Storage.Sqlite;

/// <summary>One SQLite file: the lane writes, and readers see what was last committed without waiting for it (WAL).</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly SqliteConnectionStringBuilder _connectionString;
    private readonly SqlitePragmas _pragmas;
    private readonly ILoggerFactory _loggers;
    private readonly SqliteCheckpoints _checkpoints;
    private FileStream? _owner;
    private readonly PooledDbContextFactory<SqliteIamDb> _readers;

    public SqliteDatabase(string connectionString, bool synchronousFull, ILoggerFactory loggers)
        : base(DatabaseProvider.Sqlite)
    {
        _connectionString = new SqliteConnectionStringBuilder(connectionString);
        if (_connectionString.Mode == SqliteOpenMode.Memory || _connectionString.DataSource is "" or ":memory:")
        {
            throw new InvalidOperationException(
                "ConnectionStrings:IamSim names no file. IamSim reads beside its writer, which SQLite cannot do in memory; name a temporary file instead.");
        }

        _pragmas = new SqlitePragmas(synchronousFull);
        _loggers = loggers;
        _checkpoints = new SqliteCheckpoints(() => Open(_pragmas.Apply), loggers.CreateLogger<SqliteCheckpoints>());
        var options = new DbContextOptionsBuilder<SqliteIamDb>();
        Configure(options, loggers, tracks: false);
        options.UseSqlite(_connectionString.ToString()).AddInterceptors(_pragmas);
        options.ReplaceService<IMigrationsSqlGenerator, SqliteSqlGenerator>();
        _readers = new PooledDbContextFactory<SqliteIamDb>(options.Options);
    }

    public override bool IsShared => false;

    public override string Description => $"SQLite, {Path.GetFullPath(_connectionString.DataSource)}";

    public override string FilePath => Path.GetFullPath(_connectionString.DataSource);

    public override IamDb Rent() => _readers.CreateDbContext();

    public override void Prepare()
    {
        if (Path.GetDirectoryName(Path.GetFullPath(_connectionString.DataSource)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        // Once: the file remembers.
        using (var connection = OpenForLane())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL";
            command.ExecuteNonQuery();
        }

        base.Prepare();
    }

    public override DbConnection OpenForReading() => Open(_pragmas.Apply);

    public override DbConnection OpenForLane() => Open(_pragmas.ApplyToLane);

    private SqliteConnection Open(Action<SqliteConnection> setUp)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString.ToString()) { Pooling = false }.ToString());
        try
        {
            connection.Open();
            setUp(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override IamDb CreateForLane(DbConnection connection)
    {
        var options = new DbContextOptionsBuilder<SqliteIamDb>();
        Configure(options, _loggers, tracks: true);
        options.UseSqlite(connection);

        // Not needed here, but the same options as the readers' but for the connection let both share one compiled model and query cache.
        options.ReplaceService<IMigrationsSqlGenerator, SqliteSqlGenerator>();
        var db = new SqliteIamDb(options.Options);
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    public override SearchIndex Search { get; } = new SqliteSearchIndex();

    public override AuditWriter CreateAuditWriter(DbConnection connection) => new SqliteAuditWriter((SqliteConnection)connection);

    public override BulkWriter CreateBulkWriter(IamDb lane) => new SqliteBulkWriter(lane);

    // Deferred, or it would take the writer's lock.
    public override DbTransaction BeginForReading(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    // Immediate: a transaction that first reads and then writes could find that another process has written in between.
    public override DbTransaction BeginForLane(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    // Busy or full: SQLite has written no commit record. After an I/O error only a look into the file could tell.
    public override bool IsSurelyUndone(Exception exception, DbConnection connection) =>
        exception is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_FULL };

    public override UniqueViolation? ViolationOf(Exception exception, IModel model)
    {
        if ((exception as SqliteException ?? exception.InnerException as SqliteException) is not
            { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY } violation)
        {
            return null;
        }

        // SQLite Error 19: 'UNIQUE constraint failed: Users.AccountId, Users.NameKey'.
        const string Before = "UNIQUE constraint failed: ";
        var start = violation.Message.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        var columns = violation.Message[start..violation.Message.LastIndexOf('\'')].Split(", ");
        var table = columns[0][..columns[0].IndexOf('.', StringComparison.Ordinal)];
        return new UniqueViolation(table, [.. columns.Select(column => column[(table.Length + 1)..])]);
    }

    public override void TakeAlone()
    {
        var path = Path.GetFullPath(_connectionString.DataSource) + ".lock";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            _owner = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(
                $"Another IamSim has {path}: one SQLite file has one server. Stop it, name another file, or use PostgreSQL.", e);
        }
    }

    // One file has one server, whose turn it always is.
    public override Task<IAsyncDisposable?> TryTakeTurnAsync(int turn, CancellationToken ct) => Task.FromResult<IAsyncDisposable?>(AlwaysItsTurn.Instance);

    public override void Committed(int calls) => _checkpoints.Committed(calls);

    public override void Dispose()
    {
        _checkpoints.Dispose();
        _owner?.Dispose();
        // The pool keeps the file open otherwise, and a stopped server's file should be one that can be moved or deleted.
        using var connection = new SqliteConnection(_connectionString.ToString());
        SqliteConnection.ClearPool(connection);
        base.Dispose();
    }

    private sealed class AlwaysItsTurn : IAsyncDisposable
    {
        public static AlwaysItsTurn Instance { get; } = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
