using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace IamSim.Storage.Bulk;

/// <summary>A column, and how a value comes into and out of it.</summary>
internal sealed class BulkColumn
{
    private readonly RelationalTypeMapping _mapping;

    public BulkColumn(IProperty property)
    {
        Property = property;
        Name = property.GetColumnName();
        _mapping = (RelationalTypeMapping)property.GetTypeMapping();
    }

    public IProperty Property { get; }

    public string Name { get; }

    /// <summary>The type that the provider stores: text, numbers, bytes.</summary>
    public Type StoredType => _mapping.Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(Property.ClrType) ?? Property.ClrType;

    /// <summary>A value of the entity's property as the provider stores it.</summary>
    public object? Stored(object? value) => value is null || _mapping.Converter is not { } converter ? value : converter.ConvertToProvider(value);
}

/// <summary>The table of an entity, for rows by the ten thousand: past the change tracker, by the model's own columns and conversions.</summary>
internal sealed class BulkTable
{
    private BulkTable(IEntityType entity)
    {
        Entity = entity;
        Name = entity.GetTableName()!;
        Columns = [.. entity.GetProperties().Select(property => new BulkColumn(property))];
    }

    public IEntityType Entity { get; }

    public string Name { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    public string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));

    /// <summary>All tables of a model.</summary>
    public static IReadOnlyList<BulkTable> AllOf(IModel model) =>
        [.. model.GetEntityTypes().Select(entity => new BulkTable(entity)).OrderBy(table => table.Name, StringComparer.Ordinal)];

    /// <summary>An entity's row, as the provider stores it.</summary>
    public object?[] RowOf(object entity)
    {
        var row = new object?[Columns.Count];
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = Columns[at].Stored(Columns[at].Property.GetGetter().GetClrValue(entity));
        }

        return row;
    }
}
