using IamSim.Load.Wire;

namespace IamSim.Load.Load;

/// <summary>Which operation comes next: one alone, or a read and every fifth time a write.</summary>
internal sealed class Mix(Operation read, Operation? write = null)
{
    private const int WriteEvery = 5;
    private long _last;

    public string[] Names { get; } = write is null ? [read.Name] : [read.Name, write.Name];

    public Call Next(long start) => write is not null && Interlocked.Increment(ref _last) % WriteEvery == 0
        ? new(write, 1, start)
        : new(read, 0, start);
}
