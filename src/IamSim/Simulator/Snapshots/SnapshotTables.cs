using IamSim.Storage;
using IamSim.Storage.Bulk;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IamSim.Simulator.Snapshots;

/// <summary>A table as a snapshot holds it.</summary>
internal sealed class SnapshotTable(BulkTable table)
{
    public BulkTable Rows { get; } = table;

    public string Name => Rows.Name;

    public IReadOnlyList<SnapshotColumn> Columns { get; } = [.. table.Columns.Select(column => new SnapshotColumn(column))];

    /// <summary>True where triggers refuse to empty it.</summary>
    public bool IsAppendOnly => Rows.Entity.IsAppendOnly();

    /// <summary>All rows, in the order of the table's key.</summary>
    public string SelectSql =>
        $"SELECT {Rows.ColumnList} FROM \"{Name}\" ORDER BY {string.Join(", ", Rows.Entity.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\""))}";
}

/// <summary>The tables that make up the state: all but what is this store's own.</summary>
internal static class SnapshotTables
{
    /// <summary>The keys that secrets are sealed under. A restore adds those that are missing, and takes none away.</summary>
    public const string Keys = nameof(IamDb.DataProtectionKeys);

    /// <summary>The tables that a reset empties.</summary>
    public static IReadOnlyList<SnapshotTable> StateOf(IModel model) =>
        [.. BulkTable.AllOf(model).Where(t => t.Entity.ClrType != typeof(StoreSecret) && t.Entity.ClrType != typeof(DataProtectionKey)).Select(t => new SnapshotTable(t))];

    /// <summary>The tables that a snapshot holds.</summary>
    public static IReadOnlyList<SnapshotTable> InSnapshotOf(IModel model) =>
        [.. BulkTable.AllOf(model).Where(t => t.Entity.ClrType != typeof(StoreSecret)).Select(t => new SnapshotTable(t))];
}
