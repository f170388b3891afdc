using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Benchmarks;

/// <summary>All figures in a minute, each the median of several rounds; BenchmarkDotNet takes ten times as long for the same.</summary>
internal static class Stopwatching
{
    private const int Rounds = 7;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(400);

    internal static void Run(string? jsonFile)
    {
        double[] targets = [2_000_000, 500_000, 1_000_000];
        var rates = new Dictionary<string, double>();
        foreach (var (set, target) in DecisionSet.All.Zip(targets))
        {
            var (seconds, bytes) = Measure(() =>
            {
                foreach (var request in set.Requests)
                {
                    PolicyEvaluator.Decide(request, set.Policies);
                }
            });
            rates[set.Name] = set.Requests.Length / seconds;
            Tell($"decisions/s, {set.Name}", $">= {target:N0}", $"{rates[set.Name]:N0}; {bytes / set.Requests.Length:N0} bytes a decision");
        }

        foreach (var (name, make) in new (string, Func<int, (PolicySet, AuthorizationRequest)>)[] { ("one action", Scenarios.OneAction), ("wildcard actions", Scenarios.ManyActions) })
        {
            var (few, many) = (Decide(make(100)), Decide(make(10_000)));
            Tell($"10,000 statements against 100, {name}", "<= 3 x", $"{many / few:N2} x ({few * 1e9:N0} ns and {many * 1e9:N0} ns)");
        }

        var large = Scenarios.LargePolicy();
        var (parse, _) = Measure(() => CompiledPolicy.Compile(PolicyDocument.Parse(large, PolicyKind.Managed, "aws").Document!));
        Tell($"parse and compile {PolicySize.NonWhitespaceLength(large):N0} characters", "< 50 us", $"{parse * 1e6:N1} us");
        foreach (var set in DecisionSet.All)
        {
            var (explain, _) = Measure(() => PolicyEvaluator.Explain(set.Requests[0], set.Policies));
            Tell($"an explanation, {set.Name}", "< 20 us", $"{explain * 1e6:N2} us");
        }

        var hostile = Scenarios.Hostile();
        var (match, allocated) = Measure(() => PolicyEvaluator.Decide(hostile.Request, hostile.Policies));
        Tell("a hostile pattern", "< 5 ms, 0 bytes", $"{match * 1e3:N3} ms, {allocated:N0} bytes");
        if (jsonFile is not null)
        {
            File.WriteAllText(jsonFile, JsonSerializer.Serialize(rates.ToDictionary(pair => pair.Key, pair => Math.Round(pair.Value))));
        }
    }

    private static double Decide((PolicySet Policies, AuthorizationRequest Request) question)
    {
        var verdict = PolicyEvaluator.Decide(question.Request, question.Policies);
        return verdict.IsAllowed ? Measure(() => PolicyEvaluator.Decide(question.Request, question.Policies)).Seconds : throw new InvalidOperationException($"{verdict}");
    }

    /// <summary>Seconds and bytes of one run: the median of the rounds, after one to warm up.</summary>
    private static (double Seconds, long Bytes) Measure(Action run)
    {
        var seconds = new List<double>();
        long bytes = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            long count = 0;
            while (watch.Elapsed < Round)
            {
                for (var batch = 0; batch < 64; batch++)
                {
                    run();
                }

                count += 64;
            }

            seconds.Add(watch.Elapsed.TotalSeconds / count);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / count;
        }

        return (seconds.Skip(1).Order().ElementAt(Rounds / 2), bytes);
    }

    private static void Tell(string figure, string target, string measured) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {figure} | {target} | {measured} |"));
}
