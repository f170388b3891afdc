using System.Diagnostics;
using IamSim.CloudTrail.EventDataStores;
using IamSim.CloudTrail.EventDataStores.Segments;
using IamSim.CloudTrail.Queries.Engine;
using IamSim.Contracts.CloudTrail;
using IamSim.Simulator;
using IamSim.Storage.Lane;

namespace IamSim.CloudTrail.Queries;

/// <summary>Runs the queries that were started, a few at once.</summary>
internal sealed class QueryRunner(
    RunningQueries running, WriterLane lane, StatementReader reader, LakeIngestion ingestion, QueryEngine engine, SimulatorClock clock, LakeOptions options, ILogger<QueryRunner> log)
    : BackgroundService
{
    private readonly SemaphoreSlim _turns = new(options.RunningQueries, options.RunningQueries);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var runs = new List<Task>();
        try
        {
            await foreach (var (account, id) in running.Started.ReadAllAsync(stoppingToken))
            {
                runs.RemoveAll(run => run.IsCompleted);
                runs.Add(RunAsync(account, id, stoppingToken));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops: what runs is interrupted and lost, and says so when it is asked for.
            await Task.WhenAll(runs);
        }
    }

    private async Task RunAsync(string account, string id, CancellationToken stopping)
    {
        try
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, running.TokenOf(id));
            await _turns.WaitAsync(ended.Token);
            try
            {
                await RunInTurnAsync(account, id, ended.Token, stopping);
            }
            finally
            {
                _turns.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // Cancelled while it was queued: its row says so. Or the server stops.
        }
        catch (LaneUnavailableException e)
        {
            log.LogError(e, "What came of the query {Query} could not be written down.", id);
        }
        catch (Exception e)
        {
            log.LogError(e, "The query {Query} failed with an exception: a defect of IamSim", id);
        }
        finally
        {
            running.End(id);
        }
    }

    private async Task RunInTurnAsync(string account, string id, CancellationToken ended, CancellationToken stopping)
    {
        // Behind the commit of the call that started it, or nowhere.
        var begin = new QueryBegin(account, id, running.NewDeadline());
        await lane.RunAsync(begin, stopping);
        if (begin.Query is not { } query)
        {
            return;
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ended);
        limited.CancelAfter(TimeSpan.FromSeconds(options.QuerySeconds));
        var watch = Stopwatch.StartNew();
        QueryEnd end;
        try
        {
            var result = await RunAsync(query, limited.Token);
            end = result.ErrorMessage is null
                ? new QueryEnd(account, id, QueryStatus.FINISHED, result)
                : new QueryEnd(account, id, QueryStatus.FAILED, result);
        }
        catch (OperationCanceledException)
        {
            end = new QueryEnd(account, id, ended.IsCancellationRequested ? QueryStatus.CANCELLED : QueryStatus.TIMED_OUT, LakeResult.Nothing);
        }
        catch (Exception e)
        {
            log.LogError(e, "The query {Query} failed with an exception: a defect of IamSim", id);
            end = new QueryEnd(account, id, QueryStatus.FAILED, LakeResult.Failed("The query failed because of an internal error."));
        }

        if (!stopping.IsCancellationRequested)
        {
            end.Milliseconds = (int)watch.ElapsedMilliseconds;
            await lane.RunAsync(end, stopping);
        }
    }

    private async Task<LakeResult> RunAsync(LakeQuery query, CancellationToken ct)
    {
        var statement = await reader.ParseAsync(query.Statement, ct);
        if (statement.IsFault)
        {
            return LakeResult.Failed(statement.Fault.Message);
        }

        try
        {
            return await RunAsync(query, statement.Value, ct);
        }
        catch (LakeFilesException e)
        {
            log.LogWarning(e, "Files of event data stores are damaged; they are made anew.");
            foreach (var store in statement.Value.Stores)
            {
                await ingestion.ForgetAsync(query.AccountId, store, ct);
            }

            return await RunAsync(query, statement.Value, ct);
        }
    }

    private async Task<LakeResult> RunAsync(LakeQuery query, LakeStatement statement, CancellationToken ct)
    {
        var leases = new List<LakeLease>();
        try
        {
            var now = clock.GetUtcNow();
            var tables = new List<LakeTable>();
            foreach (var store in statement.Stores)
            {
                var lease = await ingestion.TakeInAsync(query.AccountId, store, ct);
                leases.Add(lease);
                tables.Add(new LakeTable(store, [.. lease.Segments.Where(s => s.Rows > 0)], now - await ingestion.RetentionOfAsync(query.AccountId, store, ct)));
            }

            return await engine.RunAsync(statement, tables, now, ct);
        }
        finally
        {
            leases.ForEach(lease => lease.Dispose());
        }
    }
}
