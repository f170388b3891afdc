using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using IamSim.Simulator.Importing;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IamSim.Simulator.Snapshots;

/// <summary>A row of a snapshot, as the provider stores it.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Values">A value for each column of the table.</param>
internal readonly record struct SnapshotRow(SnapshotTable Table, object?[] Values);

/// <summary>Reads a snapshot row by row, for the schema of this program: a table or column that it does not have is an error.</summary>
internal sealed class SnapshotReader(ImportSource source, IModel model)
{
    private readonly Dictionary<string, SnapshotTable> _tables = SnapshotTables.InSnapshotOf(model).ToDictionary(table => table.Name);
    private SnapshotTable? _table;
    private int[] _places = [];
    private int _line;
    private long _rows;
    private bool _isBegun;
    private bool _isEnded;

    public async IAsyncEnumerable<SnapshotRow> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var unzipped = new GZipStream(source.Open(), CompressionMode.Decompress);
        var lines = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(unzipped, topLevelValues: true, JsonSerializerOptions.Default, ct)
            .GetAsyncEnumerator(ct);
        await using (lines)
        {
            while (await NextAsync(lines))
            {
                if (_isBegun && lines.Current.ValueKind == JsonValueKind.Array)
                {
                    yield return Row(lines.Current);
                }
                else
                {
                    TakeOrRefuse(lines.Current);
                }
            }
        }

        if (!_isEnded)
        {
            throw Error(null, "The file ends in the middle of the snapshot.");
        }
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<JsonElement> lines)
    {
        _line++;
        try
        {
            return await lines.MoveNextAsync();
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw Error(null, _isBegun ? "The snapshot is damaged." : "The file is no snapshot of IamSim's.");
        }
    }

    private void TakeOrRefuse(JsonElement line)
    {
        try
        {
            Take(line);
        }
        catch (InvalidOperationException)
        {
            // A number where a text belongs, and so on.
            throw Error(null, _isBegun ? "This line is no part of a snapshot." : "The file is no snapshot of IamSim's.");
        }
    }

    private void Take(JsonElement line)
    {
        if (!_isBegun)
        {
            var isOurs = line.ValueKind == JsonValueKind.Object && line.TryGetProperty("format", out var format) && format.ValueEquals(SnapshotWriter.Format);
            if (!isOurs || !line.TryGetProperty("version", out var version) || !version.TryGetInt32(out var number))
            {
                throw Error(null, "The file is no snapshot of IamSim's.");
            }

            _isBegun = number == SnapshotWriter.Version ? true : throw Error(null, $"The snapshot has the form {number}; this program knows {SnapshotWriter.Version}.");
        }
        else if (!_isEnded && line.ValueKind == JsonValueKind.Object && line.TryGetProperty("table", out var table) && line.TryGetProperty("columns", out var columns))
        {
            Begin(table.ToString(), [.. columns.EnumerateArray().Select(c => c.ToString())]);
        }
        else if (!_isEnded && line.ValueKind == JsonValueKind.Object && line.TryGetProperty("rows", out var rows))
        {
            _isEnded = rows.TryGetInt64(out var count) && count == _rows ? true : throw Error(null, $"The snapshot should have {rows} rows, and has {_rows}.");
        }
        else
        {
            throw Error(null, "This line is no part of a snapshot.");
        }
    }

    private void Begin(string name, List<string> columns)
    {
        _table = _tables.GetValueOrDefault(name) ?? throw Error(name, "This program has no such table: another version made the snapshot.");
        _places = [.. _table.Columns.Select(column => columns.IndexOf(column.Name))];
        if (columns.Find(c => _table.Columns.All(known => known.Name != c)) is { } unknown)
        {
            throw Error($"{name}.{unknown}", "This program has no such column: another version made the snapshot.");
        }

        if (_table.Columns.FirstOrDefault(c => !c.IsNullable && !columns.Contains(c.Name)) is { } missing)
        {
            throw Error($"{name}.{missing.Name}", "The snapshot lacks this column: another version made it.");
        }
    }

    private SnapshotRow Row(JsonElement line)
    {
        if (_table is null || _isEnded || line.GetArrayLength() != _places.Count(place => place >= 0))
        {
            throw Error(_table?.Name, "This line is no row of the table.");
        }

        var values = new object?[_places.Length];
        for (var at = 0; at < values.Length; at++)
        {
            if (_places[at] >= 0 && !_table.Columns[at].TryRead(line[_places[at]], out values[at]))
            {
                throw Error($"{_table.Name}.{_table.Columns[at].Name}", "The value is not one of this column's.");
            }
        }

        _rows++;
        return new SnapshotRow(_table, values);
    }

    private ImportException Error(string? path, string message) => new(source.Name, _line, path, message);
}
