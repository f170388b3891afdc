using System.Diagnostics;
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
    private const int Waiting = 2048;

    public static readonly DateTimeOffset Begin = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan Span = TimeSpan.FromDays(60);

    public static async Task RunAsync(IServiceProvider services, long count)
    {
        var lane = services.GetRequiredService<WriterLane>();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        var before = await db.AuditHeads.Where(h => h.AccountId == Account).Select(h => h.Sequence).FirstOrDefaultAsync();
        var trail = new SyntheticTrail(Account, Begin + (before > 0 ? Span : TimeSpan.Zero), Begin + Span + (before > 0 ? Span : TimeSpan.Zero), count, seed: 1);
        var start = Stopwatch.GetTimestamp();
        var lap = start;
        var making = TimeSpan.Zero;
        var waiting = new Queue<Task>(Waiting);
        for (long made = 1; ; made++)
        {
            var begun = Stopwatch.GetTimestamp();
            var entry = trail.Next();
            making += Stopwatch.GetElapsedTime(begun);
            if (entry is null)
            {
                break;
            }

            waiting.Enqueue(lane.RunAsync(new RecordedCall(entry), default));
            while (waiting.Count >= Waiting || waiting.TryPeek(out var first) && first.IsCompleted)
            {
                await waiting.Dequeue();
            }

            if (made % 500_000 == 0)
            {
                Console.WriteLine($"{made:n0}: {500_000 / Stopwatch.GetElapsedTime(lap).TotalSeconds:n0}/s");
                lap = Stopwatch.GetTimestamp();
            }
        }

        await Task.WhenAll(waiting);
        var taken = Stopwatch.GetElapsedTime(start);
        Console.WriteLine($"{count:n0} events: {count / taken.TotalSeconds:n0}/s; making the records took {making / taken:p0} of the time, on another thread than the lane's");
    }
}
