using System.Data;
using System.Data.Common;
using IamSim.Audit;
using IamSim.Audit.Search;
using IamSim.Storage.Bulk;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace IamSim.Storage.PostgreSql;

/// <summary>One PostgreSQL database, shared by any number of servers, whose lanes take turns.</summary>
internal sealed class PostgreSqlDatabase : Database
{
    // Advisory locks share one space of numbers per database: this one is the bytes of "IamSim" with a 1 behind.
    private const long WriterTurn = 0x49616d53_696d0001;

    private readonly string _connectionString;
    private readonly NpgsqlDataSource _source;
    private readonly ILoggerFactory _loggers;
    private readonly PooledDbContextFactory<PostgreSqlIamDb> _readers;

    public PostgreSqlDatabase(string connectionString, ILoggerFactory loggers)
        : base(DatabaseProvider.PostgreSql)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        Description = $"PostgreSQL, {settings.Database} at {settings.Host}:{settings.Port}";
        if (settings.MaxAutoPrepare == 0 && !new DbConnectionStringBuilder { ConnectionString = connectionString }.ContainsKey("Max Auto Prepare"))
        {
            // A few hundred statements make up all of IamSim; planning each of them anew would be most of their cost.
            settings.MaxAutoPrepare = 200;
            settings.AutoPrepareMinUsages = 2;
        }

        if (!settings.ContainsKey("Maximum Pool Size"))
        {
            // PostgreSQL takes 100 connections by default, and two servers must find room: waiting for one is better than being refused.
            settings.MaxPoolSize = 40;
        }

        settings.ApplicationName ??= "IamSim";
        _connectionString = settings.ToString();
        _source = new NpgsqlDataSourceBuilder(_connectionString).UseLoggerFactory(loggers).Build();
        _loggers = loggers;
        _readers = new PooledDbContextFactory<PostgreSqlIamDb>(Options(tracks: false, options => options.UseNpgsql(_source).AddInterceptors(StorableText.Instance)));
    }

    public override bool IsShared => true;

    public override string Description { get; }

    public override IamDb Rent() => _readers.CreateDbContext();

    public override DbConnection OpenForReading() => _source.OpenConnection();

    public override DbConnection OpenForLane()
    {
        var connection = _source.OpenConnection();

        // A server that hangs in the middle of a batch (suspended, cut off) must not keep the others' lanes waiting for good.
        using var command = new NpgsqlCommand("SET idle_in_transaction_session_timeout = '10s'", connection);
        command.ExecuteNonQuery();
        return connection;
    }

    public override IamDb CreateForLane(DbConnection connection)
    {
        var db = new PostgreSqlIamDb(Options(tracks: true, options => options.UseNpgsql(connection).AddInterceptors(StorableText.Instance)));
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    public override SearchIndex Search { get; } = new PostgreSqlSearchIndex();

    public override AuditWriter CreateAuditWriter(DbConnection connection) => new PostgreSqlAuditWriter((NpgsqlConnection)connection);

    public override BulkWriter CreateBulkWriter(IamDb lane) => new PostgreSqlBulkWriter(lane);

    public override DbTransaction BeginForReading(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public override DbTransaction BeginForLane(DbConnection connection)
    {
        // Each statement of READ COMMITTED sees what was committed before it; whoever waited here sees all that the one before wrote.
        var transaction = ((NpgsqlConnection)connection).BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            Execute((NpgsqlConnection)connection, transaction, $"SELECT pg_advisory_xact_lock({WriterTurn})");
            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    // Nothing to send: the next savepoint hides this one, and COMMIT ends both. A release would be a round trip in each call.
    public override void Keep(DbTransaction transaction, string savepoint)
    {
    }

    // An ERROR is the server's word that it rolled back; anything worse (FATAL, a broken connection) may have come after the commit.
    public override bool IsSurelyUndone(Exception exception, DbConnection connection) =>
        exception is PostgresException { InvariantSeverity: "ERROR" } && connection.State == ConnectionState.Open;

    public override UniqueViolation? ViolationOf(Exception exception, IModel model)
    {
        if ((exception as PostgresException ?? exception.InnerException as PostgresException) is not
            { SqlState: PostgresErrorCodes.UniqueViolation, TableName: { } table, ConstraintName: { } name })
        {
            return null;
        }

        // PostgreSQL names the index, the model knows its columns.
        var entity = model.GetEntityTypes().First(e => e.GetTableName() == table);
        var properties = entity.GetIndexes().FirstOrDefault(index => index.GetDatabaseName() == name)?.Properties
            ?? entity.GetKeys().First(key => key.GetName() == name).Properties;
        return new UniqueViolation(table, [.. properties.Select(property => property.GetColumnName())]);
    }

    public override async Task MakeAnewAsync(IamDb lane, IReadOnlyList<string> tables, CancellationToken ct)
    {
        // Whoever reads a whole trail may hold it for long, and nobody's calls are to wait for that.
        await lane.Database.ExecuteSqlRawAsync("SET LOCAL lock_timeout = '10s'", ct);
        await base.MakeAnewAsync(lane, tables, ct);
    }

    public override async Task HoldAsync(DbTransaction transaction, IReadOnlyList<string> tables, CancellationToken ct)
    {
        // Before the transaction's first read: what it sees is of that moment, and a table made anew behind it would seem empty.
        await using var hold = transaction.Connection!.CreateCommand();
        hold.Transaction = transaction;
#pragma warning disable CA2100 // The model's own names.
        hold.CommandText = $"LOCK TABLE {string.Join(", ", tables.Select(table => $"\"{table}\""))} IN ACCESS SHARE MODE";
#pragma warning restore CA2100
        await hold.ExecuteNonQueryAsync(ct);
    }

    public override async Task<IAsyncDisposable?> TryTakeTurnAsync(int turn, CancellationToken ct)
    {
        // The lock is its connection's: it goes with it, even if the server is killed. Not the pool's, which would keep it.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({WriterTurn - 1 + turn})", connection);
            if (await command.ExecuteScalarAsync(ct) is true)
            {
                return connection;
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public override void Dispose()
    {
        _source.Dispose();
        base.Dispose();
    }

    private DbContextOptions<PostgreSqlIamDb> Options(bool tracks, Action<DbContextOptionsBuilder<PostgreSqlIamDb>> use)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlIamDb>();
        Configure(options, _loggers, tracks);
        options.ReplaceService<IMigrationsSqlGenerator, PostgreSqlSqlGenerator>();
        use(options);
        return options.Options;
    }

    private static void Execute(NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection, transaction);
        command.ExecuteNonQuery();
    }
}
