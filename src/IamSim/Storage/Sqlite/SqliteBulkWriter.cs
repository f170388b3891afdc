using IamSim.Storage.Bulk;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IamSim.Storage.Sqlite;

/// <summary>Inserts with one prepared command a table: there is no round trip to save, only parsing.</summary>
internal sealed class SqliteBulkWriter(IamDb db) : BulkWriter(db)
{
    private readonly SqliteConnection _connection = (SqliteConnection)db.Database.GetDbConnection();
    private readonly SqliteTransaction? _transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
    private readonly Dictionary<BulkTable, SqliteCommand> _inserts = [];

    public override void Add(BulkTable table, object?[] row)
    {
        if (!_inserts.TryGetValue(table, out var insert))
        {
            insert = Prepare(table);
            _inserts.Add(table, insert);
        }

        for (var at = 0; at < row.Length; at++)
        {
            insert.Parameters[at].Value = row[at] ?? DBNull.Value;
        }

        insert.ExecuteNonQuery();
    }

    public override void Flush()
    {
    }

    public override void Dispose()
    {
        foreach (var insert in _inserts.Values)
        {
            insert.Dispose();
        }
    }

    private SqliteCommand Prepare(BulkTable table)
    {
        var insert = _connection.CreateCommand();
        insert.Transaction = _transaction;
        var names = table.Columns.Select((_, at) => $"${at}").ToList();
#pragma warning disable CA2100 // Table and columns are the model's.
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", names)})";
#pragma warning restore CA2100
        insert.Parameters.AddRange(names.Select(name => new SqliteParameter { ParameterName = name }));
        insert.Prepare();
        return insert;
    }
}
