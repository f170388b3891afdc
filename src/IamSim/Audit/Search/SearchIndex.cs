using System.Data.Common;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IamSim.Audit.Search;

/// <summary>An event with its words, on its way into the index.</summary>
/// <param name="EventId">Its <see cref="AuditEvent.Id"/>.</param>
/// <param name="Account">Its account.</param>
/// <param name="Words">The words of its record.</param>
internal sealed record SearchedEvent(long EventId, string Account, IReadOnlyList<string> Words);

/// <summary>
/// The index of events' words. It stands beside the schema, not in it: it is made from the events, behind the lane, and can be made again at any time, so
/// that it belongs to no migration and no snapshot.
/// </summary>
internal abstract class SearchIndex
{
    public const string Table = "AuditSearch";
    protected const string State = "AuditSearchState";

    /// <summary>What every event of an account has in front of its words on PostgreSQL: no word has an @.</summary>
    public static string AccountWord(string account) => "@" + account;

    /// <summary>The number of the last event that the index has.</summary>
    public static async Task<long> EndAsync(IamDb db, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<long>($"SELECT \"IndexedTo\" AS \"Value\" FROM \"{State}\"").SingleAsync(ct);

    /// <summary>Makes the tables where there are none.</summary>
    public void Prepare(DbTransaction transaction) => Execute(transaction, $"""
        {TableSql}
        CREATE TABLE IF NOT EXISTS "{State}" ("Id" integer PRIMARY KEY, "IndexedTo" bigint NOT NULL);
        INSERT INTO "{State}" ("Id", "IndexedTo") VALUES (1, 0) ON CONFLICT DO NOTHING;
        """);

    /// <summary>Forgets everything: the events are other ones now.</summary>
    public void Empty(IamDb lane) => Execute(TransactionOf(lane), $"""
        {EmptySql}
        UPDATE "{State}" SET "IndexedTo" = 0;
        """);

    /// <summary>Adds the events behind the last one that the index has, unless another server has done so meanwhile.</summary>
    public void Add(IamDb lane, long behind, IReadOnlyList<SearchedEvent> events)
    {
        var transaction = TransactionOf(lane);
        using var update = Command(transaction, $"""UPDATE "{State}" SET "IndexedTo" = @to WHERE "IndexedTo" = @behind""", ("to", events[^1].EventId), ("behind", behind));
        if (update.ExecuteNonQuery() == 1)
        {
            Insert(transaction, events);
        }
    }

    /// <summary>Takes events out that are no more.</summary>
    public void Remove(IamDb lane, IReadOnlyCollection<long> events)
    {
        foreach (var eventId in events)
        {
            using var delete = Command(TransactionOf(lane), RemoveSql, ("event", eventId));
            delete.ExecuteNonQuery();
        }
    }

    /// <summary>The events behind a number, oldest first, over all accounts, with what they contain.</summary>
    public abstract Task<IReadOnlyList<AuditEvent>> EventsBehindAsync(IamDb db, long behind, int most, CancellationToken ct);

    /// <summary>The next entries behind a number, with whether their event is still there.</summary>
    public async Task<IReadOnlyList<SearchEntry>> EntriesBehindAsync(IamDb db, long behind, int most, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<SearchEntry>(EntriesSql, behind, most).ToListAsync(ct);

    protected abstract string TableSql { get; }

    protected abstract string EmptySql { get; }

    protected abstract string RemoveSql { get; }

    /// <summary>Entries behind {0}, at most {1}: EventId, IsGone.</summary>
    protected abstract string EntriesSql { get; }

    protected abstract void Insert(DbTransaction transaction, IReadOnlyList<SearchedEvent> events);

    protected static DbCommand Command(DbTransaction transaction, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static DbTransaction TransactionOf(IamDb lane) => lane.Database.CurrentTransaction!.GetDbTransaction();

    private static void Execute(DbTransaction transaction, string sql)
    {
        using var command = Command(transaction, sql);
        command.ExecuteNonQuery();
    }
}

/// <summary>An entry of the index.</summary>
/// <param name="EventId">The event's number.</param>
/// <param name="IsGone">True where there is no such event any more.</param>
internal sealed record SearchEntry(long EventId, bool IsGone);
