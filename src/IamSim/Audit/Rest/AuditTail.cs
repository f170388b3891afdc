using System.Globalization;
using System.Text;
using IamSim.Audit.Trail;
using IamSim.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Audit.Rest;

/// <summary>
/// Writes events as they come, as server-sent events whose ids are sequences, until the client or the server ends it. Woken by the writer lane's commits;
/// of other servers' it hears by asking each second. What a slow client has not taken is not read yet, so nothing piles up for it.
/// </summary>
/// <remarks><see href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML: server-sent events</see></remarks>
/// <param name="question">Which events.</param>
/// <param name="after">The sequence to begin behind; null for the end, the event of this call included.</param>
internal sealed class AuditTail(TrailQuestion question, long? after) : IActionResult
{
    private const int Batch = 100;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await FollowAsync(http.Response, services.GetRequiredService<Database>(), services.GetRequiredService<AuditSignal>(), ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Either side had enough.
        }
        catch (Exception e)
        {
            services.GetRequiredService<ILogger<AuditTail>>().LogError(e, "A live tail broke off.");
            http.Abort();
        }
    }

    private async Task FollowAsync(HttpResponse response, Database database, AuditSignal signal, CancellationToken ct)
    {
        var account = question.Columns.Account;
        using var listener = signal.Listen(account);
        var feed = new AuditFeed(database);
        var last = after ?? await feed.EndAsync(account, ct);
        var written = Environment.TickCount64;
        await WriteAsync(response, ": the trail\nretry: 1000\n\n"u8.ToArray(), ct);
        while (true)
        {
            listener.Reset();
            var end = await feed.EndAsync(account, ct);
            if (end < last)
            {
                // A reset or a restore: these are other events, with other ids.
                return;
            }

            var (isFull, sent) = end == last ? (false, false) : await SendAsync(response, database, ct);
            if (sent)
            {
                written = Environment.TickCount64;
            }

            if (isFull)
            {
                continue;
            }

            // Whatever stands up to the end has been looked at.
            last = Math.Max(last, end);
            var untilHeartbeat = Heartbeat - TimeSpan.FromMilliseconds(Environment.TickCount64 - written);
            if (untilHeartbeat <= TimeSpan.Zero)
            {
                await WriteAsync(response, ": heartbeat\n\n"u8.ToArray(), ct);
                written = Environment.TickCount64;
                untilHeartbeat = Heartbeat;
            }

            await listener.WaitAsync(database.IsShared && untilHeartbeat > Poll ? Poll : untilHeartbeat, ct);
        }

        async Task<(bool IsFull, bool Sent)> SendAsync(HttpResponse response, Database database, CancellationToken ct)
        {
            await using var db = database.Rent();
            var columns = question.Columns with { After = last == 0 ? null : last, Max = Batch };
            var found = await new AuditReader(db).FindOldestAsync(columns, ct);
            var sent = false;
            foreach (var each in found)
            {
                if (question.OfContent?.Invoke(each) != false && question.Text?.Matches(each.Record) != false)
                {
                    await WriteAsync(response, MessageOf(each), ct);
                    sent = true;
                }

                last = each.Sequence;
            }

            return (found.Count == Batch, sent);
        }
    }

    private static byte[] MessageOf(FoundEvent found)
    {
        // A record is one line, but for what a client's own JSON may have brought: a line each is a line of data, which joins them again.
        var record = Encoding.UTF8.GetString(found.Record).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\ndata: ", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {found.Sequence}\ndata: {record}\n\n"));
    }

    private static async Task WriteAsync(HttpResponse response, byte[] text, CancellationToken ct)
    {
        await response.Body.WriteAsync(text, ct);
        await response.Body.FlushAsync(ct);
    }
}
