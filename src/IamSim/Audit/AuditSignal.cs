using System.Collections.Immutable;

namespace IamSim.Audit;

/// <summary>Told by the writer lane of what it has committed, so that whoever follows a trail need not ask again and again.</summary>
/// <remarks>Other servers of a shared database are not heard here: their events have to be looked for.</remarks>
internal sealed class AuditSignal
{
    private ImmutableArray<AuditListener> _listeners = [];
    private long _lastAt;

    /// <summary>How long ago events were last committed.</summary>
    public TimeSpan Quiet => TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref _lastAt));

    /// <summary>Wakes whoever listens to one of the events' accounts.</summary>
    public void Committed(IReadOnlyList<AuditEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        Volatile.Write(ref _lastAt, Environment.TickCount64);
        foreach (var listener in _listeners)
        {
            if (listener.Account is null || entries.Any(entry => entry.Account == listener.Account))
            {
                listener.Wake();
            }
        }
    }

    /// <param name="account">Whose events; null for all accounts'.</param>
    public AuditListener Listen(string? account)
    {
        var listener = new AuditListener(account, gone => ImmutableInterlocked.Update(ref _listeners, all => all.Remove(gone)));
        ImmutableInterlocked.Update(ref _listeners, all => all.Add(listener));
        return listener;
    }
}

/// <summary>
/// One who waits for events: <see cref="Reset"/>, then read, then <see cref="WaitAsync"/>. What is committed while it reads ends the wait at once.
/// </summary>
internal sealed class AuditListener(string? account, Action<AuditListener> leave) : IDisposable
{
    private TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string? Account => account;

    public void Wake() => Volatile.Read(ref _woken).TrySetResult();

    public void Reset()
    {
        if (_woken.Task.IsCompleted)
        {
            Volatile.Write(ref _woken, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    /// <summary>Completes when something was committed, or the time is over.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken ct)
    {
        await _woken.Task.WaitAsync(most, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }

    public void Dispose() => leave(this);
}
