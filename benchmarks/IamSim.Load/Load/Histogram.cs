using System.Diagnostics;
using System.Numerics;

namespace IamSim.Load.Load;

/// <summary>Latencies in buckets less than a percent wide, from 0.1 µs to some minutes. The mean and the maximum are exact.</summary>
internal sealed class Histogram
{
    private const int SubBits = 7;
    private const int TopShift = 24;
    private const double UnitsPerMillisecond = 10_000;
    private static readonly double UnitsPerTick = 1000 * UnitsPerMillisecond / Stopwatch.Frequency;

    private readonly long[] _counts = new long[(TopShift + 2) << SubBits];
    private double _sum;
    private long _max;

    public long Count { get; private set; }

    public double Mean => Count == 0 ? 0 : _sum / Count / UnitsPerMillisecond;

    public double Max => _max / UnitsPerMillisecond;

    /// <summary>Counts a latency given in <see cref="Stopwatch"/> ticks.</summary>
    public void Add(long ticks)
    {
        long units = Math.Max(0, (long)(ticks * UnitsPerTick));
        // The highest eight bits choose the bucket: exact below 256 units, then 128 buckets to each doubling.
        int shift = Math.Clamp(BitOperations.Log2((ulong)units) - SubBits, 0, TopShift);
        _counts[Math.Min((shift << SubBits) + (int)(units >> shift), _counts.Length - 1)]++;
        Count++;
        _sum += units;
        _max = Math.Max(_max, units);
    }

    public void Add(Histogram other)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
        _sum += other._sum;
        _max = Math.Max(_max, other._max);
    }

    /// <summary>The latency in milliseconds that <paramref name="percent"/> of the calls did not exceed.</summary>
    public double Percentile(double percent)
    {
        long rank = Math.Max(1, (long)Math.Ceiling(Count * percent / 100));
        long seen = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= rank && Count > 0)
            {
                int shift = Math.Max(0, (i >> SubBits) - 1);
                long above = ((long)i - ((long)shift << SubBits) + 1) << shift;
                return Math.Min(above, _max) / UnitsPerMillisecond;
            }
        }

        return 0;
    }
}
