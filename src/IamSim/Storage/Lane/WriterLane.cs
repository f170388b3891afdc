using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace IamSim.Storage.Lane;

/// <summary>
/// The one way into the database for every change and every event. Calls run one after another; a batch of them is one transaction, and a
/// call's answer leaves after its COMMIT.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Take what is queued: no timer, so a lone call waits for nobody, and a crowd shares a commit.</item>
/// <item>Run it as one transaction (<see cref="LaneSession.Run"/>): each change in a savepoint, then all events.</item>
/// <item>Committed: answer all.</item>
/// <item>Died: none has happened. Run each alone, so that the one that killed the transaction falls alone.</item>
/// <item>Unknown: answer all that the service is unavailable; run nothing again, for it may have happened.</item>
/// </list>
/// </remarks>
internal sealed class WriterLane(Database database, IServiceScopeFactory scopes, ILogger<WriterLane> logger) : IHostedService
{
    private const int QueueLength = 4096;
    private const int MostChanges = 64;
    private const int MostCalls = 2048;

    private readonly Channel<LaneTicket> _queue = Channel.CreateBounded<LaneTicket>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<LaneTicket> _batch = new(MostCalls);
    private LaneSession? _session;
    private int _started;

    /// <summary>Completes once the call and its event are committed.</summary>
    /// <param name="call">The call, which the lane alone touches until the task completes.</param>
    /// <param name="ct">Gives up while the queue is full; a call that has entered runs to its end, whoever still waits for it.</param>
    /// <exception cref="LaneUnavailableException">The call was not committed, or nobody knows.</exception>
    public async Task RunAsync(ILaneCall call, CancellationToken ct)
    {
        var ticket = new LaneTicket(call);
        try
        {
            await _queue.Writer.WriteAsync(ticket, ct);
        }
        catch (ChannelClosedException e)
        {
            throw new LaneUnavailableException("The server is stopping.", e);
        }

        await ticket.Answer;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            new Thread(Loop) { IsBackground = true, Name = "IamSim writer lane" }.Start();
        }

        return Task.CompletedTask;
    }

    /// <summary>Takes no more calls, and completes once those that have entered are answered.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        return Volatile.Read(ref _started) == 0 ? Task.CompletedTask : _ended.Task.WaitAsync(cancellationToken);
    }

    private void Loop()
    {
        WarmUp();
        while (Take())
        {
            var batch = CollectionsMarshal.AsSpan(_batch);
            try
            {
                RunBatch(batch);
            }
            catch (Exception e)
            {
                // Nothing may end the lane: whatever this was, its calls are told, and the next batch begins on a new connection.
                logger.LogError(e, "The writer lane failed a batch of {Calls} calls.", batch.Length);
                Lose(batch, "The call could not be committed.", e);
                CloseSession();
            }
        }

        CloseSession();
        _ended.TrySetResult();
    }

    /// <summary>Connects, and lets EF Core wake up, while the rest of the server starts: the first call should not wait for that.</summary>
    private void WarmUp()
    {
        try
        {
            _session = LaneSession.Open(database, scopes);
            _session.WarmUp();
        }
        catch (Exception e)
        {
            // The first batch will meet the same trouble, and tell its calls.
            logger.LogWarning(e, "The writer lane could not connect at its start.");
            CloseSession();
        }
    }

    /// <summary>Waits for calls and takes as many as one transaction shall hold; false once the lane is stopped and empty.</summary>
    private bool Take()
    {
        _batch.Clear();
        if (!WaitForCalls())
        {
            return false;
        }

        var changes = 0;
        while (_batch.Count < MostCalls && changes < MostChanges && _queue.Reader.TryRead(out var ticket))
        {
            changes += ticket.Call.Changes ? 1 : 0;
            _batch.Add(ticket);
        }

        return true;
    }

    private bool WaitForCalls()
    {
        var wait = _queue.Reader.WaitToReadAsync();
        return wait.IsCompleted ? wait.GetAwaiter().GetResult() : wait.AsTask().GetAwaiter().GetResult();
    }

    private void RunBatch(Span<LaneTicket> batch)
    {
        var result = RunOnce(batch, out var exception);
        if (result == LaneResult.NotBegun)
        {
            // Nothing ran, and the connection may just have grown old: once more on a new one.
            result = RunOnce(batch, out exception);
        }

        switch (result)
        {
            case LaneResult.Committed:
                Answer(batch);
                database.Committed(batch.Length);
                break;
            case LaneResult.Died when batch.Length > 1:
                logger.LogWarning(exception, "A transaction of {Calls} calls died; each of them runs again alone.", batch.Length);
                RunOneByOne(batch);
                break;
            default:
                logger.LogError(exception, "A transaction of {Calls} calls was lost: {Result}.", batch.Length, result);
                Lose(batch, MessageOf(result), exception);
                break;
        }
    }

    private void RunOneByOne(Span<LaneTicket> batch)
    {
        for (var at = 0; at < batch.Length; at++)
        {
            var alone = batch.Slice(at, 1);
            var result = RunOnce(alone, out var exception);
            if (result == LaneResult.NotBegun)
            {
                result = RunOnce(alone, out exception);
            }

            if (result == LaneResult.Committed)
            {
                Answer(alone);
                continue;
            }

            logger.LogError(exception, "A call's transaction was lost: {Result}.", result);

            // A database that lets no transaction begin would keep each of the others waiting for its own timeout.
            var lost = result == LaneResult.NotBegun ? batch[at..] : alone;
            Lose(lost, MessageOf(result), exception);
            at += lost.Length - 1;
        }
    }

    private LaneResult RunOnce(ReadOnlySpan<LaneTicket> calls, out Exception? exception)
    {
        try
        {
            _session ??= LaneSession.Open(database, scopes);
        }
        catch (Exception e)
        {
            exception = e;
            return LaneResult.NotBegun;
        }

        var result = _session.Run(calls, out exception);
        if (result != LaneResult.Committed)
        {
            // Where a transaction died, what is left of its connection is not worth finding out.
            CloseSession();
        }

        return result;
    }

    private void CloseSession()
    {
        try
        {
            _session?.Dispose();
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "The writer lane's connection did not close cleanly.");
        }

        _session = null;
    }

    private static void Answer(ReadOnlySpan<LaneTicket> batch)
    {
        foreach (var ticket in batch)
        {
            ticket.Committed();
        }
    }

    private static void Lose(ReadOnlySpan<LaneTicket> batch, string message, Exception? exception)
    {
        foreach (var ticket in batch)
        {
            ticket.Lost(message, exception);
        }
    }

    private static string MessageOf(LaneResult result) => result == LaneResult.Unknown
        ? "The connection to the database broke while the call was being committed; whether it was is unknown."
        : "The call could not be committed, so it has not happened.";
}
