namespace IamSim.Workloads.Life;

/// <summary>When the next workload's life goes on, as far as this process knows: so that nobody asks the database for nothing.</summary>
internal sealed class WorkloadDues
{
    private long _next = long.MinValue;

    /// <summary>In Unix milliseconds of the simulator's clock; in the past where nobody has looked yet, far ahead where nothing is due.</summary>
    public long Next => Volatile.Read(ref _next);

    /// <summary>Something is due then.</summary>
    public void Note(long due)
    {
        long before;
        do
        {
            before = Volatile.Read(ref _next);
            if (before <= due)
            {
                return;
            }
        }
        while (Interlocked.CompareExchange(ref _next, due, before) != before);
    }

    /// <summary>What was found when the database was looked at, unless something was noted meanwhile.</summary>
    /// <param name="before">What <see cref="Next"/> was before the look.</param>
    /// <param name="found">The earliest that is there; null for nothing.</param>
    public void Looked(long before, long? found) => Interlocked.CompareExchange(ref _next, found ?? long.MaxValue, before);
}
