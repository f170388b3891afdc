using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Simulator.Snapshots;

/// <summary>
/// Writes the whole state as of one moment: lines of JSON under gzip. First what it is; then each table, its columns and a line for each row; last
/// how many rows there were, so that half a file does not pass for a whole one.
/// </summary>
/// <remarks>It holds what the database holds, the keys of its secrets included: it is to be kept as the database is.</remarks>
internal sealed class SnapshotWriter(Database database, SimulatorClock clock)
{
    public const string Format = "iamsim-snapshot";
    public const int Version = 1;

    private const int SendAt = 64 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task WriteAsync(Stream output, CancellationToken ct)
    {
        await using var view = await FrozenView.OpenAsync(database, ct);
        await using var zipped = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
        var buffer = new ArrayBufferWriter<byte>(SendAt * 2);
        await using var json = new Utf8JsonWriter(buffer, Options);
        Line(new { format = Format, version = Version, madeAt = clock.GetUtcNow() });
        var rows = 0L;
        var tables = SnapshotTables.InSnapshotOf(view.Db.Model);
        await database.HoldAsync(view.Transaction, tables.Select(table => table.Name).ToList(), ct);
        foreach (var table in tables)
        {
            Line(new { table = table.Name, columns = table.Columns.Select(c => c.Name) });
            await using var command = view.Db.Database.GetDbConnection().CreateCommand();
            command.Transaction = view.Transaction;
            command.CommandText = table.SelectSql;
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                json.WriteStartArray();
                for (var at = 0; at < table.Columns.Count; at++)
                {
                    table.Columns[at].Write(json, reader.GetValue(at));
                }

                json.WriteEndArray();
                EndLine();
                rows++;
                if (buffer.WrittenCount >= SendAt)
                {
                    await SendAsync();
                }
            }
        }

        Line(new { rows });
        await SendAsync();

        void Line(object line)
        {
            JsonSerializer.Serialize(json, line);
            EndLine();
        }

        void EndLine()
        {
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
        }

        async Task SendAsync()
        {
            await zipped.WriteAsync(buffer.WrittenMemory, ct);
            buffer.ResetWrittenCount();
        }
    }
}
