using System.Globalization;
using IamSim.Audit.Trail;
using IamSim.Storage;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Audit.Rest;

/// <summary>
/// Writes all events that meet a question, oldest first, in bounded memory. It ends at the event that was the last when it began. A file that is not
/// whole ends in a broken connection, never in an end.
/// </summary>
internal sealed class AuditExport(TrailQuestion question, bool isCsv, bool escapesFormulas, long end) : IActionResult
{
    /// <summary>The events of the trail among which those of the file were looked for: <c>1-5321</c>.</summary>
    public const string RangeHeader = "IamSim-Sequences";

    private const int FlushedAt = 64 * 1024;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var response = http.Response;
        response.ContentType = isCsv ? "text/csv; charset=utf-8; header=present" : "application/x-ndjson; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"audit-{question.Columns.Account}.{(isCsv ? "csv" : "ndjson")}\"";
        response.Headers[RangeHeader] = string.Create(CultureInfo.InvariantCulture, $"{Math.Min(end, 1)}-{end}");
        try
        {
            await WriteAsync(http);
        }
        catch (Exception e)
        {
            // Half a file must not pass for a whole one.
            if (e is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
            {
                http.RequestServices.GetRequiredService<ILogger<AuditExport>>().LogError(e, "An export broke off.");
            }

            http.Abort();
        }
    }

    private async Task WriteAsync(HttpContext http)
    {
        var ct = http.RequestAborted;
        using var buffer = new MemoryStream();
        using var file = isCsv ? (AuditFile)new CsvFile(buffer, escapesFormulas) : new NdjsonFile(buffer);
        file.Begin();
        await using var db = http.RequestServices.GetRequiredService<Database>().Rent();
        await foreach (var found in new TrailReader(db).ReadAsync(question, ct))
        {
            if (found.Sequence > end)
            {
                break;
            }

            file.Add(found);
            if (buffer.Length >= FlushedAt)
            {
                await FlushAsync(http.Response, buffer, ct);
            }
        }

        file.Flush();
        await FlushAsync(http.Response, buffer, ct);
    }

    private static async Task FlushAsync(HttpResponse response, MemoryStream buffer, CancellationToken ct)
    {
        // Waits for a slow client: what it has not taken is all that is held for it.
        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), ct);
        await response.Body.FlushAsync(ct);
        buffer.SetLength(0);
    }
}

/// <summary>A file of events.</summary>
internal abstract class AuditFile : IDisposable
{
    /// <summary>Writes what stands before the events.</summary>
    public virtual void Begin()
    {
    }

    public abstract void Add(FoundEvent found);

    /// <summary>Writes what is still held.</summary>
    public virtual void Flush()
    {
    }

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>A CloudTrail record a line, byte for byte as it is in the chain.</summary>
internal sealed class NdjsonFile(MemoryStream buffer) : AuditFile
{
    public override void Add(FoundEvent found)
    {
        buffer.Write(found.Record);
        buffer.WriteByte((byte)'\n');
    }
}
