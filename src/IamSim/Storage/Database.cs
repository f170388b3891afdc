using System.Data.Common;
using System.Security.Cryptography;
using IamSim.Audit;
using IamSim.Audit.Search;
using IamSim.Storage.Bulk;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IamSim.Storage;

/// <summary>The database that the configuration names: what SQLite and PostgreSQL do each in their own way.</summary>
internal abstract class Database(DatabaseProvider provider) : IDisposable
{
    /// <summary>True where other servers may write to it too, so that nothing but content-keyed data may be kept in memory.</summary>
    public abstract bool IsShared { get; }

    /// <summary>
    /// Takes the database for this server alone, where only one can have it: it keeps users and counts in memory, which a second writer would
    /// make untrue.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another server has it.</exception>
    public virtual void TakeAlone()
    {
    }

    /// <summary>The file that it is in; null where it is in none of this machine.</summary>
    public virtual string? FilePath => null;

    /// <summary>What and where it is, for the start's banner; no password.</summary>
    public abstract string Description { get; }

    /// <summary>A value that all servers of the database share, made at its first start.</summary>
    public byte[] Secret(string name)
    {
        using var db = Rent();
        return db.StoreSecrets.Single(s => s.Name == name).Value;
    }

    /// <summary>A pooled context that reads without tracking; disposing it gives it back.</summary>
    public abstract IamDb Rent();

    /// <summary>Brings the schema up to date and makes the secrets that it lacks; two servers may do so at once.</summary>
    public virtual void Prepare()
    {
        var schema = new SchemaVersion(provider);
        using var connection = OpenForLane();
        bool isCurrent;
        using (var transaction = BeginForLane(connection))
        {
            isCurrent = schema.IsMadeOrCurrent(transaction);
            if (isCurrent)
            {
                MakeSecrets(transaction);
                Search.Prepare(transaction);
                transaction.Commit();
            }
        }

        if (!isCurrent)
        {
            using (var db = Rent())
            {
                SchemaVersion.Migrate(db);
            }

            using var transaction = BeginForLane(connection);
            MakeSecrets(transaction);
            Search.Prepare(transaction);
            transaction.Commit();
        }
    }

    /// <summary>Begins a transaction whose reads all see the same moment, and which keeps nobody waiting.</summary>
    public abstract DbTransaction BeginForReading(DbConnection connection);

    /// <summary>A connection to read by, open, outside of any pool: for prepared statements of the hottest reads.</summary>
    public abstract DbConnection OpenForReading();

    /// <summary>A connection of the lane's own, open.</summary>
    public abstract DbConnection OpenForLane();

    /// <summary>A tracking context on the lane's connection.</summary>
    public abstract IamDb CreateForLane(DbConnection connection);

    /// <summary>The index of events' words.</summary>
    public abstract SearchIndex Search { get; }

    public abstract AuditWriter CreateAuditWriter(DbConnection connection);

    /// <summary>A writer of many rows, on the lane's context and in its transaction.</summary>
    public abstract BulkWriter CreateBulkWriter(IamDb lane);

    /// <summary>Begins a transaction that no other writer, on whatever server, runs beside.</summary>
    public abstract DbTransaction BeginForLane(DbConnection connection);

    /// <summary>Whether an exception that COMMIT threw tells for sure that nothing was committed.</summary>
    public abstract bool IsSurelyUndone(Exception exception, DbConnection connection);

    /// <summary>The unique index that a failed save broke; null where it failed for another reason.</summary>
    public abstract UniqueViolation? ViolationOf(Exception exception, IModel model);

    /// <summary>Ends a savepoint whose changes stay, or have been rolled back already.</summary>
    public virtual void Keep(DbTransaction transaction, string savepoint) => transaction.Release(savepoint);

    /// <summary>Puts the lane's context into the batch's transaction.</summary>
    public virtual void Enter(IamDb db, DbTransaction transaction) => db.Database.UseTransaction(transaction);

    public virtual void Leave(IamDb db) => db.Database.UseTransaction(null);

    /// <summary>
    /// Empties tables that are only appended to by making them anew, in the lane's transaction (<see cref="SchemaScript.MakeAnewAsync"/>); whoever reads
    /// them waits meanwhile, or is waited for.
    /// </summary>
    /// <param name="lane">The lane's context.</param>
    /// <param name="tables">The tables, in the order of their names: whoever needs several takes them in that order.</param>
    /// <param name="ct">Stops it.</param>
    public virtual Task MakeAnewAsync(IamDb lane, IReadOnlyList<string> tables, CancellationToken ct) => SchemaScript.Of(provider).MakeAnewAsync(lane, tables, ct);

    /// <summary>Keeps tables from being made anew until a transaction ends that reads all of them and has not begun to.</summary>
    public virtual Task HoldAsync(DbTransaction transaction, IReadOnlyList<string> tables, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Takes a turn that one server of the database can have at a time; null where another one has it. Ends when it is disposed of.</summary>
    /// <param name="turn">Which turn.</param>
    /// <param name="ct">Stops it.</param>
    public abstract Task<IAsyncDisposable?> TryTakeTurnAsync(int turn, CancellationToken ct);

    /// <summary>Told by the lane after each batch, behind the answers, how many calls it committed.</summary>
    public virtual void Committed(int calls)
    {
    }

    public virtual void Dispose() => GC.SuppressFinalize(this);

    private static void MakeSecrets(DbTransaction transaction)
    {
        foreach (var name in StoreSecret.Names)
        {
            MakeSecret(transaction, name);
        }
    }

    // Plain SQL, for EF Core would first have to warm up: a start waits for this.
    private static void MakeSecret(DbTransaction transaction, string name)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """INSERT INTO "StoreSecrets" ("Name", "Value") VALUES (@name, @value) ON CONFLICT DO NOTHING""";
        Add("name", name);
        Add("value", RandomNumberGenerator.GetBytes(32));
        command.ExecuteNonQuery();

        void Add(string parameterName, object value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = parameterName;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>What both providers' contexts have in common.</summary>
    protected static void Configure(DbContextOptionsBuilder options, ILoggerFactory loggers, bool tracks)
    {
        options.UseLoggerFactory(loggers);
        options.UseQueryTrackingBehavior(tracks ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking);

        // A save that breaks a unique index is an answer of AWS's, not an error of ours; and a line per command would drown the log.
        options.ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandExecuted, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug)));
    }
}
