using IamSim.Storage.Bulk;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IamSim.Storage.PostgreSql;

/// <summary>Sends rows in binary COPYs, some thousand at a time: a COPY has the connection to itself, and rows of several tables come mixed.</summary>
internal sealed class PostgreSqlBulkWriter(IamDb db) : BulkWriter(db)
{
    private const int MostRows = 2000;

    private readonly NpgsqlConnection _connection = (NpgsqlConnection)db.Database.GetDbConnection();
    private readonly Dictionary<BulkTable, List<object?[]>> _waiting = [];

    public override void Add(BulkTable table, object?[] row)
    {
        if (!_waiting.TryGetValue(table, out var rows))
        {
            rows = [];
            _waiting.Add(table, rows);
        }

        rows.Add(row);
        if (rows.Count == MostRows)
        {
            Send(table, rows);
        }
    }

    public override void Flush()
    {
        foreach (var (table, rows) in _waiting)
        {
            Send(table, rows);
        }
    }

    public override void Dispose()
    {
    }

    private void Send(BulkTable table, List<object?[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        using var copy = _connection.BeginBinaryImport($"COPY \"{table.Name}\" ({table.ColumnList}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            copy.StartRow();
            foreach (var value in row)
            {
                Write(copy, value);
            }
        }

        copy.Complete();
        rows.Clear();
    }

    /// <summary>By its own type: a binary COPY has no conversions.</summary>
    private static void Write(NpgsqlBinaryImporter copy, object? value)
    {
        switch (value)
        {
            case null:
                copy.WriteNull();
                break;
            case string text:
                copy.Write(text);
                break;
            case int number:
                copy.Write(number);
                break;
            case long number:
                copy.Write(number);
                break;
            case bool truth:
                copy.Write(truth);
                break;
            case Guid id:
                copy.Write(id);
                break;
            case byte[] bytes:
                copy.Write(bytes);
                break;
            default:
                throw new InvalidOperationException($"No column of IamSim's holds a {value.GetType()}.");
        }
    }
}
