using System.Text.Json;
using IamSim.Storage.Bulk;

namespace IamSim.Simulator.Snapshots;

/// <summary>A column's values in a snapshot: spelt alike whichever provider wrote them, and stored as the one that reads them does.</summary>
internal sealed class SnapshotColumn(BulkColumn column)
{
    private readonly Type _type = (Nullable.GetUnderlyingType(column.Property.ClrType) ?? column.Property.ClrType) == typeof(Guid) ? typeof(Guid) : column.StoredType;

    public string Name => column.Name;

    public bool IsNullable => column.Property.IsNullable;

    /// <summary>Writes a value as a database's reader gives it: SQLite has one kind of number, and UUIDs are bytes there.</summary>
    public void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case DBNull:
                json.WriteNullValue();
                break;
            case byte[] bytes when _type == typeof(Guid):
                json.WriteStringValue(new Guid(bytes, bigEndian: true));
                break;
            case byte[] bytes:
                json.WriteBase64StringValue(bytes);
                break;
            case Guid id:
                json.WriteStringValue(id);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case long number when _type == typeof(bool):
                json.WriteBooleanValue(number != 0);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            default:
                throw new InvalidOperationException($"{Name} holds a {value.GetType()}, which a snapshot cannot.");
        }
    }

    /// <summary>A value as the provider stores it; false where it is not one of this column's.</summary>
    public bool TryRead(JsonElement value, out object? stored)
    {
        stored = null;
        if (value.ValueKind == JsonValueKind.Null)
        {
            return IsNullable;
        }

        try
        {
            // What an entity's property holds is turned by the model, for here the providers differ.
            stored = _type == typeof(Guid) ? column.Stored(value.GetGuid())
                : _type == typeof(string) ? value.GetString()
                : _type == typeof(bool) ? value.GetBoolean()
                : _type == typeof(int) ? value.GetInt32()
                : _type == typeof(long) ? value.GetInt64()
                : _type == typeof(byte[]) ? value.GetBytesFromBase64()
                : null;
            return stored is string text ? !text.Contains('\0', StringComparison.Ordinal) : stored is not null;
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
