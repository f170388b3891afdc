using System.Diagnostics;
using System.Text;

namespace IamSim.Load.Load;

/// <summary>What became of the calls of one connection, or of all of them.</summary>
internal sealed class Tally
{
    private readonly Histogram[] _bySlot = [new(), new()];

    /// <summary>Right answers.</summary>
    public long Good => _bySlot[0].Count + _bySlot[1].Count;

    /// <summary>Calls with another status than 200, a wrong body, or none.</summary>
    public long Bad { get; private set; }

    /// <summary>Answers that let SQLite's lock be seen.</summary>
    public long Locked { get; private set; }

    public string? FirstFailure { get; private set; }

    public Histogram Latency
    {
        get
        {
            Histogram all = new();
            Array.ForEach(_bySlot, all.Add);
            return all;
        }
    }

    public Histogram LatencyOf(int slot) => _bySlot[slot];

    /// <summary>Judges an answer; only right ones count for rates and latencies.</summary>
    public bool Answered(in Call call, int status, ReadOnlySpan<byte> body, ReadOnlySpan<byte> expected)
    {
        bool locked = body.IndexOf("SQLITE_BUSY"u8) >= 0 || body.IndexOf("database is locked"u8) >= 0;
        if (status == 200 && !locked && body.IndexOf(expected) >= 0)
        {
            _bySlot[call.Slot].Add(Stopwatch.GetTimestamp() - call.Start);
            return true;
        }

        Locked += locked ? 1 : 0;
        Failed(call, $"{status} {Text(body)} (expected {Text(expected)})");
        return false;
    }

    public void Failed(in Call call, string why)
    {
        Bad++;
        FirstFailure ??= $"{call.Operation.Name}: {why}";
    }

    public void Unanswered(long calls)
    {
        Bad += calls;
        FirstFailure ??= calls > 0 ? $"{calls} calls got no answer in time" : null;
    }

    public void Add(Tally other)
    {
        for (int i = 0; i < _bySlot.Length; i++)
        {
            _bySlot[i].Add(other._bySlot[i]);
        }

        Bad += other.Bad;
        Locked += other.Locked;
        FirstFailure ??= other.FirstFailure;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 300)]);
}
