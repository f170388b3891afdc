using IamSim.Load.Load;

namespace IamSim.Load;

/// <summary>Progress as it comes, and the table at the end.</summary>
internal sealed class Report(string machine)
{
    private readonly List<string> _facts = [];
    private readonly List<(string What, string Target, string Measured, bool? Met)> _rows = [];
    private readonly List<string> _failures = [];

    public bool AnyFailed => _failures.Count > 0;

    /// <summary>A line that is printed now, and again above the table.</summary>
    public void Fact(string text)
    {
        Console.WriteLine(text);
        _facts.Add(text);
    }

    public static void Say(string text) => Console.WriteLine(text);

    /// <summary>A row of the table; <paramref name="met"/> is null for a figure without a target.</summary>
    public void Row(string what, string target, string measured, bool? met)
    {
        Console.WriteLine($"  => {what}: {measured} (target: {target})");
        _rows.Add((what, target, measured, met));
    }

    /// <summary>Failed calls are what makes the run fail; a missed figure is not.</summary>
    public void FailedCalls(string where, long count, string? first)
    {
        if (count > 0)
        {
            Console.WriteLine($"  FAILED: {where}: {count} calls; first: {first}");
            _failures.Add($"{where}: {count} failed; first: {first}");
        }
    }

    /// <summary>One stretch of load on a line; its failed calls are noted.</summary>
    public LoadResult Stretch(string name, LoadResult result)
    {
        Histogram latency = result.Tally.Latency;
        Console.WriteLine(
            $"  {name,-38} {result.Rate,9:N0}/s  p50 {latency.Percentile(50),7:F2} ms  p99 {latency.Percentile(99),7:F2} ms  " +
            $"failed {result.Tally.Bad}  " +
            $"CPU a call: server {result.ServerMicroseconds:F0} µs, generator {result.GeneratorMicroseconds:F1} µs");
        FailedCalls(name, result.Tally.Bad, result.Tally.FirstFailure);
        return result;
    }

    public void Print()
    {
        Console.WriteLine($"\n## Result\n\n{machine}\n");
        _facts.ForEach(fact => Console.WriteLine("- " + fact));
        Console.WriteLine("\n| figure | target | measured | met |\n| --- | --- | --- | --- |");
        foreach ((string what, string target, string measured, bool? met) in _rows)
        {
            Console.WriteLine($"| {what} | {target} | {measured} | {met switch { true => "yes", false => "**no**", null => "" }} |");
        }

        Console.WriteLine(AnyFailed ? "\nFailed calls:" : "\nNo call failed.");
        _failures.ForEach(failure => Console.WriteLine("- " + failure.ReplaceLineEndings(" ")));
    }
}
