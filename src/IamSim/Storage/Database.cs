using System.Data.Common;
using IamSim.Audit;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IamSim.Storage;

/// <summary>The database that the configuration names: what SQLite and PostgreSQL do each in their own way.</summary>
internal abstract class Database : IDisposable
{
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

    /// <summary>Brings the schema up to date, making the database where there is none; two servers may do so at once.</summary>
    public abstract void Migrate();

    /// <summary>A connection of the lane's own, open.</summary>
    public abstract DbConnection OpenForLane();

    /// <summary>A tracking context on the lane's connection.</summary>
    public abstract IamDb CreateForLane(DbConnection connection);

    public abstract AuditWriter CreateAuditWriter(DbConnection connection);

    /// <summary>Begins a transaction that no other writer, on whatever server, runs beside.</summary>
    public abstract DbTransaction BeginForLane(DbConnection connection);

    /// <summary>Whether an exception that COMMIT threw tells for sure that nothing was committed.</summary>
    public abstract bool IsSurelyUndone(Exception exception, DbConnection connection);

    /// <summary>The unique index that a failed save broke; null where it failed for another reason.</summary>
    public abstract UniqueViolation? ViolationOf(Exception exception, IModel model);

    /// <summary>Puts the lane's context into the batch's transaction.</summary>
    public virtual void Enter(IamDb db, DbTransaction transaction) => db.Database.UseTransaction(transaction);

    public virtual void Leave(IamDb db) => db.Database.UseTransaction(null);

    public virtual void Dispose() => GC.SuppressFinalize(this);

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
