using System.Diagnostics;
using IamSim.CloudTrail;
using IamSim.CloudTrail.EventDataStores;
using IamSim.CloudTrail.EventDataStores.Segments;
using IamSim.CloudTrail.Queries.Engine;
using IamSim.Contracts.CloudTrail;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Lake;

/// <summary>Takes an account's whole trail into an event data store, and asks it.</summary>
internal static class LakeMeasure
{
    private static readonly (string What, string Sql)[] Queries =
    [
        ("group by user and event", "SELECT userIdentity.arn, eventName, COUNT(*) AS calls FROM {0} GROUP BY userIdentity.arn, eventName ORDER BY calls DESC LIMIT 10"),
        ("count by error", "SELECT errorCode, COUNT(*) AS n FROM {0} WHERE errorCode IS NOT NULL GROUP BY errorCode ORDER BY n DESC"),
        ("one parameter", "SELECT eventName, eventTime, userIdentity.arn FROM {0} WHERE element_at(requestParameters, 'userName') = 'user-7' ORDER BY eventTime DESC LIMIT 100"),
        ("count by hour", "SELECT date_trunc('hour', eventTime) AS hour, COUNT(*) FROM {0} GROUP BY 1 ORDER BY 1"),
        ("one event whole", "SELECT * FROM {0} ORDER BY eventTime DESC LIMIT 1"),
    ];

    public static async Task RunAsync(IServiceProvider services, string account, TextWriter output)
    {
        var id = Guid.CreateVersion7().ToString();
        await services.GetRequiredService<WriterLane>().RunAsync(new NewStore(account, id), default);
        var start = Stopwatch.GetTimestamp();
        using var lease = await services.GetRequiredService<LakeIngestion>().TakeInAsync(account, id, default);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var bytes = lease.Segments.Sum(s => new FileInfo(s.Path).Length);
        await output.WriteLineAsync(
            $"taken in {lease.Rows:n0} events: {seconds:n1} s, {lease.Rows / seconds:n0}/s; {lease.Segments.Count} segments, {bytes / Math.Max(1, lease.Rows):n0} bytes an event");
        foreach (var (what, sql) in Queries)
        {
            for (var round = 0; round < 2; round++)
            {
                start = Stopwatch.GetTimestamp();
                var statement = await services.GetRequiredService<StatementReader>().ReadAsync(sql.Replace("{0}", id, StringComparison.Ordinal), default);
                var result = await services.GetRequiredService<QueryEngine>().RunAsync(
                    statement.Value!, [new LakeTable(id, lease.Segments, DateTimeOffset.UnixEpoch)], DateTimeOffset.UnixEpoch, default);
                await output.WriteLineAsync(
                    $"{what}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:n0} ms, {result.Rows} rows, {result.EventsMatched:n0} of {result.EventsScanned:n0} matched {result.ErrorMessage}");
            }
        }
    }

    /// <summary>An event data store that begins with the account's first event.</summary>
    private sealed class NewStore(string account, string id) : SimulatorChange
    {
        protected override ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            var selectors = LakeSelectors.Check(null, new CloudTrailOptions()).Value!;
            db.LakeStores.Add(new LakeStore
            {
                AccountId = account,
                Id = id,
                Region = "us-east-1",
                Name = id,
                Status = EventDataStoreStatus.ENABLED,
                EventSelectors = selectors,
                IsMultiRegion = true,
                IsOrganization = false,
                RetentionPeriod = 366,
                BillingMode = BillingMode.EXTENDABLE_RETENTION_PRICING,
                IsTerminationProtected = false,
                CreatedAt = DateTimeOffset.UnixEpoch,
                UpdatedAt = DateTimeOffset.UnixEpoch,
                Spans = 1,
            });
            db.LakeSpans.Add(new LakeSpan { AccountId = account, StoreId = id, Number = 1, EventSelectors = selectors, IsOrganization = false, From = LakeSpan.Write([]) });
            return ValueTask.CompletedTask;
        }
    }
}
