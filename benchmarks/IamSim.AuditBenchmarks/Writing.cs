using System.Diagnostics;
using IamSim.Audit;
using IamSim.Calls;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.AuditBenchmarks;

/// <summary>Adds events to one account, as the server adds those of reads: each is one call in the writer lane.</summary>
internal static class Writing
{
    public const string Account = "123456789012";
    private const int Waiting = 4096;
    private const int AtOnce = 100_000;

    public static readonly DateTimeOffset Begin = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan Span = TimeSpan.FromDays(60);

    public static async Task RunAsync(IServiceProvider services, long count)
    {
        var lane = services.GetRequiredService<WriterLane>();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        var before = await db.AuditHeads.Where(h => h.AccountId == Account).Select(h => h.Sequence).FirstOrDefaultAsync();
        var trail = new SyntheticTrail(Account, Begin + (before > 0 ? Span : TimeSpan.Zero), Begin + Span + (before > 0 ? Span : TimeSpan.Zero), count, seed: 1);
        var whole = Stopwatch.GetTimestamp();
        var writing = TimeSpan.Zero;
        var written = 0L;
        while (true)
        {
            // Made beforehand, as calls make theirs on threads of their own: what is measured is the lane with its writer, from entries to commits.
            var entries = new List<AuditEntry>(AtOnce);
            while (entries.Count < AtOnce && trail.Next() is { } entry)
            {
                entries.Add(entry);
            }

            if (entries.Count == 0)
            {
                break;
            }

            var lap = Stopwatch.GetTimestamp();
            await WriteAsync(lane, entries);
            var taken = Stopwatch.GetElapsedTime(lap);
            writing += taken;
            written += entries.Count;
            if (written % 500_000 == 0)
            {
                Console.WriteLine($"{written:n0}: {entries.Count / taken.TotalSeconds:n0}/s");
            }
        }

        Console.WriteLine(
            $"{count:n0} events: {count / writing.TotalSeconds:n0}/s written; {count / Stopwatch.GetElapsedTime(whole).TotalSeconds:n0}/s with making them, one after the other");
    }

    private static async Task WriteAsync(WriterLane lane, List<AuditEntry> entries)
    {
        var waiting = new Queue<Task>(Waiting);
        foreach (var entry in entries)
        {
            waiting.Enqueue(lane.RunAsync(new RecordedCall(entry), default));
            while (waiting.Count >= Waiting || (waiting.TryPeek(out var first) && first.IsCompleted))
            {
                await waiting.Dequeue();
            }
        }

        await Task.WhenAll(waiting);
    }
}
