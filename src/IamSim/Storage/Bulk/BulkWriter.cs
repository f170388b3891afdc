namespace IamSim.Storage.Bulk;

/// <summary>
/// Adds rows by the ten thousand within the writer lane's transaction. They pass the change tracker by, so whoever uses it also forgets what
/// is remembered of the rows' kind.
/// </summary>
internal abstract class BulkWriter(IamDb db) : IDisposable
{
    private readonly Dictionary<Type, BulkTable> _tables = BulkTable.AllOf(db.Model).ToDictionary(table => table.Entity.ClrType);

    public IReadOnlyCollection<BulkTable> Tables => _tables.Values;

    /// <summary>Adds an entity.</summary>
    public void Add(object entity)
    {
        var table = _tables[entity.GetType()];
        Add(table, table.RowOf(entity));
    }

    /// <summary>Adds a row, its values as the provider stores them, in the order of the table's columns. The row is the writer's from then on.</summary>
    public abstract void Add(BulkTable table, object?[] row);

    /// <summary>Sends what has not been sent yet.</summary>
    public abstract void Flush();

    public abstract void Dispose();
}
