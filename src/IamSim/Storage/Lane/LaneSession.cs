using System.Data.Common;
using IamSim.Audit;
using IamSim.Authorization;
using IamSim.Iam.Users;
using IamSim.S3.Objects;

namespace IamSim.Storage.Lane;

/// <summary>What came of a transaction.</summary>
internal enum LaneResult
{
    /// <summary>The transaction could not begin: nothing ran.</summary>
    NotBegun = 0,

    /// <summary>The transaction was surely rolled back.</summary>
    Died = 1,

    /// <summary>The connection was lost during COMMIT: it may have happened or not.</summary>
    Unknown = 2,
    Committed = 3,
}

/// <summary>
/// The lane's connection with all that hangs on it: the tracking context, the service scope that operations are built from, the prepared
/// commands for events. After a lost connection all of it is thrown away together.
/// </summary>
internal sealed class LaneSession : IDisposable
{
    private const string Savepoint = "call";

    private readonly Database _database;
    private readonly DbConnection _connection;
    private readonly IamDb _db;
    private readonly IServiceScope _scope;
    private readonly AuditWriter _audit;
    private readonly AuditSignal _signal;
    private readonly ChangedUsers _users;
    private readonly ChangedObjects _objects;
    private readonly ChangedAccess _access;
    private readonly List<AuditEntry> _entries = [];

    private LaneSession(Database database, DbConnection connection, IServiceScope scope)
    {
        _database = database;
        _connection = connection;
        _scope = scope;
        _db = database.CreateForLane(connection);
        _audit = database.CreateAuditWriter(connection);
        _signal = scope.ServiceProvider.GetRequiredService<AuditSignal>();
        _users = new ChangedUsers(_db, scope.ServiceProvider.GetRequiredService<RecentUsers>());
        _objects = new ChangedObjects(_db, scope.ServiceProvider.GetRequiredService<RecentObjects>());
        _access = new ChangedAccess(_db, scope.ServiceProvider.GetRequiredService<AccessVersions>());
        scope.ServiceProvider.GetRequiredService<LaneContext>().Db = _db;
    }

    public static LaneSession Open(Database database, IServiceScopeFactory scopes)
    {
        var connection = database.OpenForLane();
        var scope = scopes.CreateScope();
        try
        {
            return new LaneSession(database, connection, scope);
        }
        catch
        {
            scope.Dispose();
            connection.Dispose();
            throw;
        }
    }

    public void WarmUp() => _ = _db.Users.Any(user => user.AccountId == "");

    /// <summary>Runs calls in one transaction, from its begin to its commit.</summary>
    public LaneResult Run(ReadOnlySpan<LaneTicket> tickets, out Exception? exception)
    {
        DbTransaction transaction;
        try
        {
            transaction = _database.BeginForLane(_connection);
        }
        catch (Exception e)
        {
            exception = e;
            return LaneResult.NotBegun;
        }

        var committing = false;
        try
        {
            RunAndDescribe(tickets, transaction);
            committing = true;
            transaction.Commit();
            _users.Committed();
            _objects.Committed();
            _signal.Committed(_entries);
            exception = null;
            return LaneResult.Committed;
        }
        catch (Exception e)
        {
            exception = e;
            if (!committing || _database.IsSurelyUndone(e, _connection))
            {
                return LaneResult.Died;
            }

            // It may have happened: what readers remember may be wrong.
            _users.Committed();
            _objects.Committed();
            return LaneResult.Unknown;
        }
        finally
        {
            _db.ChangeTracker.Clear();
            End(transaction);
            _access.Ended();
        }
    }

    public void Dispose()
    {
        _audit.Dispose();
        _db.Dispose();
        _scope.Dispose();
        _connection.Dispose();
    }

    private void RunAndDescribe(ReadOnlySpan<LaneTicket> tickets, DbTransaction transaction)
    {
        var entered = false;
        _entries.Clear();
        foreach (var ticket in tickets)
        {
            ticket.Reset();
            if (ticket.Call.Changes)
            {
                if (!entered)
                {
                    _database.Enter(_db, transaction);
                    entered = true;
                }

                if (ticket.Call.BeginsTrailsAnew)
                {
                    _audit.Write(_entries, transaction);
                    _entries.Clear();
                }

                RunChange(ticket, transaction);
            }
            else
            {
                DescribeOrFail(ticket);
            }

            if (ticket.Entry is not null)
            {
                _entries.Add(ticket.Entry);
            }
            else if (!ticket.Call.IsDerived)
            {
                // The simulator's own change, such as a restore, which takes away what decisions of before went by.
                _audit.Forget();
            }

            _entries.AddRange(ticket.Others);
            _entries.AddRange(ticket.Openings);
        }

        _audit.Write(_entries, transaction);
    }

    /// <remarks>
    /// What is thrown out of here, such as by a rollback to a savepoint that is gone, means that the transaction is dead. Whatever a call
    /// does wrong stays within its savepoint.
    /// </remarks>
    private void RunChange(LaneTicket ticket, DbTransaction transaction)
    {
        transaction.Save(Savepoint);
        Exception? failure = null;
        var keeps = false;
        try
        {
            keeps = WaitFor(ticket.Call.RunAsync(_scope.ServiceProvider, CancellationToken.None));
            if (keeps)
            {
                _db.SaveChanges();

                // Before the savepoint is given up: a call without an event must be undone.
                ticket.Describe();
            }
        }
        catch (Exception e)
        {
            failure = e;
            keeps = false;
        }

        if (!keeps)
        {
            transaction.Rollback(Savepoint);
        }

        _database.Keep(transaction, Savepoint);
        _db.ChangeTracker.Clear();
        if (failure is not null)
        {
            Tell(ticket, failure);
        }
        else if (!keeps)
        {
            DescribeOrFail(ticket);
        }
    }

    private void Tell(LaneTicket ticket, Exception failure)
    {
        try
        {
            if (_database.ViolationOf(failure, _db.Model) is { } violation)
            {
                ticket.Call.Collided(violation);
            }
            else
            {
                ticket.Call.Failed(failure);
            }

            ticket.Describe();
        }
        catch (Exception e)
        {
            ticket.Defect = e;
        }
    }

    private void DescribeOrFail(LaneTicket ticket)
    {
        try
        {
            ticket.Describe();
        }
        catch (Exception e)
        {
            Tell(ticket, e);
        }
    }

    private void End(DbTransaction transaction)
    {
        try
        {
            _database.Leave(_db);
            transaction.Dispose();
        }
        catch (Exception)
        {
            // The transaction's fate is known by now; a connection that cannot even roll back shows itself at the next begin.
        }
    }

    // The lane has a thread of its own, so waiting here keeps nobody else from running. On SQLite there is nothing to wait for.
    private static bool WaitFor(ValueTask<bool> run) => run.IsCompleted ? run.GetAwaiter().GetResult() : run.AsTask().GetAwaiter().GetResult();
}
