namespace IamSim.Load.Wire;

/// <summary>Names that differ by a number: either each once, in order, or scattered over those that exist.</summary>
internal sealed class UserNames
{
    private readonly long _count;
    private long _last = -1;

    private UserNames(string prefix, long count) => (Prefix, _count) = (prefix, count);

    public string Prefix { get; }

    /// <summary>How many names were handed out.</summary>
    public long Taken => Interlocked.Read(ref _last) + 1;

    public static UserNames EachOnce(string prefix) => new(prefix, 0);

    public static UserNames AnyOf(string prefix, long count) => new(prefix, count);

    public long Next()
    {
        long next = Interlocked.Increment(ref _last);
        // A large odd step (Knuth's multiplier) visits the names in no order that a cache would like.
        return _count == 0 ? next : (long)((ulong)next * 2654435761UL % (ulong)_count);
    }
}
