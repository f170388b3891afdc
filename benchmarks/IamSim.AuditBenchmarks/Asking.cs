using System.Diagnostics;
using IamSim.Audit;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.AuditBenchmarks;

/// <summary>Asks what LookupEvents and REST ask, of values as they are spread in the trail.</summary>
internal static class Asking
{
    private const int Rounds = 400;
    private static readonly Random Random = new(7);

    public static async Task RunAsync(IServiceProvider services)
    {
        var all = new AuditQuery { Account = Writing.Account, Max = 50 };
        var samples = await AskAsync(services, reader => reader.FindAsync(all with { Max = 1000 }, default));
        var first = (await AskAsync(services, reader => reader.FindOldestAsync(all with { Max = 1000 }, default))).Concat(samples).ToList();
        Console.WriteLine($"{samples[0].Sequence:n0} events");
        await MeasureAsync("event id", e => all with { EventId = e.EventId });
        await MeasureAsync("event name", e => all with { EventName = e.EventName });
        await MeasureAsync("read only", e => all with { ReadOnly = e.ReadOnly });
        await MeasureAsync("user name", e => all with { UserName = e.UserName });
        await MeasureAsync("resource type", e => all with { ResourceType = e.Resources is [{ Type: { } type }, ..] ? type : "AWS::IAM::User" });
        await MeasureAsync("resource name", e => all with { Resource = e.Resources is [{ Name: { } name }, ..] ? name : "engineer-7" });
        await MeasureAsync("event source", e => all with { EventSource = e.EventSource });
        await MeasureAsync("access key", e => all with { AccessKeyId = e.AccessKeyId });
        await MeasureAsync("principal", e => all with { PrincipalArn = e.PrincipalArn });
        await MeasureAsync("address", e => all with { SourceIp = e.SourceIp });
        await MeasureAsync("error", e => all with { ErrorCode = e.ErrorCode ?? "AccessDenied" });
        await MeasureAsync("time", _ => WithinADay(all));
        await MeasureAsync("event name within a day", e => WithinADay(all with { EventName = e.EventName }));
        await PagesAsync(services, all with { EventName = "GetUser" });
        await PagesAsync(services, all);
        await CountAsync(services, all);

        async Task MeasureAsync(string what, Func<FoundEvent, AuditQuery> ask)
        {
            var times = new List<double>();
            foreach (var round in Enumerable.Range(0, Rounds))
            {
                var query = ask(first[Random.Next(first.Count)]);
                var start = Stopwatch.GetTimestamp();
                var found = await AskAsync(services, reader => reader.FindAsync(query, default));
                GC.KeepAlive(found);
                if (round >= 20)
                {
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }

            times.Sort();
            Console.WriteLine($"first page by {what}: median {times[times.Count / 2]:n2} ms, p99 {times[(int)(times.Count * 0.99)]:n2} ms");
        }
    }

    private static AuditQuery WithinADay(AuditQuery query)
    {
        var from = Writing.Begin + (Writing.Span * Random.NextDouble() * 0.98);
        return query with { From = from, To = from.AddDays(1) };
    }

    private static async Task PagesAsync(IServiceProvider services, AuditQuery query)
    {
        var times = new List<double>();
        for (var page = 0; page < 1000; page++)
        {
            var start = Stopwatch.GetTimestamp();
            var found = await AskAsync(services, reader => reader.FindAsync(query, default));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            query = query with { Before = found[^1].Sequence };
        }

        Console.WriteLine($"pages 1 to 1,000 of {query.EventName ?? "all"}: the first 50 {times.Skip(1).Take(50).Order().ElementAt(25):n2} ms, the last 50 {times.TakeLast(50).Order().ElementAt(25):n2} ms (medians)");
    }

    private static async Task CountAsync(IServiceProvider services, AuditQuery all)
    {
        var times = new List<double>();
        var events = 0L;
        for (var round = 0; round < 20; round++)
        {
            var query = WithinADay(all);
            await using var scope = services.CreateAsyncScope();
            var counter = new AuditCounter(scope.ServiceProvider.GetRequiredService<IamDb>());
            var start = Stopwatch.GetTimestamp();
            events = (await counter.ByTimeAsync(query, TimeSpan.FromHours(1), default)).Sum(c => c.Count);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"count by hour over a day ({events:n0} events): median {times[10]:n1} ms, worst {times[^1]:n1} ms");
    }

    private static async Task<IReadOnlyList<FoundEvent>> AskAsync(IServiceProvider services, Func<AuditReader, Task<IReadOnlyList<FoundEvent>>> ask)
    {
        await using var scope = services.CreateAsyncScope();
        return await ask(new AuditReader(scope.ServiceProvider.GetRequiredService<IamDb>()));
    }
}
