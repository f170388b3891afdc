using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IamSim.Storage.Sqlite;

/// <summary>
/// A statement that is prepared once and run by the ten thousand a second, past ADO.NET: there each value is an object, and binding them cost more than
/// the insert.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    public SqliteStatement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_bound, value));
        return this;
    }

    public SqliteStatement Bind(int value) => Bind((long)value);

    public SqliteStatement Bind(int? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(_statement, ++_bound) : raw.sqlite3_bind_int(_statement, ++_bound, value.Value));
        return this;
    }

    public SqliteStatement Bind(bool value) => Bind(value ? 1L : 0L);

    public SqliteStatement Bind(string value)
    {
        Check(raw.sqlite3_bind_text(_statement, ++_bound, value));
        return this;
    }

    public SqliteStatement Bind(byte[] value)
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, value));
        return this;
    }

    /// <summary>Runs it with what was bound, to its end.</summary>
    public void Run()
    {
        while (Step())
        {
            // RETURNING gives a row that nobody asked for.
        }

        Reset();
    }

    /// <summary>Goes on to the next row; false behind the last. Whoever steps resets.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Reset();
            Check(result);
        }

        return result == raw.SQLITE_ROW;
    }

    public void Reset()
    {
        // What it gives back is what the step before failed with, which has been told.
        _ = raw.sqlite3_reset(_statement);
        _bound = 0;
    }

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}
