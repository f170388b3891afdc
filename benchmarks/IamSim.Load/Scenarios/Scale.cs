using IamSim.Load.Load;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>
/// What many users cost: the same questions to a server with 100,000 users and to one with 100, both alive, by turns. A page is 100
/// users on both, so that both answers are equally long.
/// </summary>
internal static class Scale
{
    private const int Few = 100;
    private const double Target = 1.5;
    private const int Seeders = 50;
    private const string Prefix = "scale-";
    private static readonly TimeSpan TimeToSeed = TimeSpan.FromMinutes(10);

    public static void Run(Bench bench)
    {
        using Server large = Server.Start(bench.IamSim, bench.Workspace);
        using Server small = Server.Start(bench.IamSim, bench.Workspace);
        Seed(bench, large, bench.Options.Users);
        Seed(bench, small, Few);
        UserPages pagesOfLarge = UserPages.Walk(large.Address, Few);
        UserPages pagesOfSmall = UserPages.Walk(small.Address, Few);
        Check(bench, pagesOfLarge, bench.Options.Users);
        Check(bench, pagesOfSmall, Few);
        double walk = pagesOfLarge.Elapsed.TotalSeconds;
        bench.Report.Fact($"scale: ListUsers over all {pagesOfLarge.Users:N0} users, page by page: {walk:F1} s");

        Operation firstOfSmall = pagesOfSmall.First("ListUsers, first page");
        (string What, Operation Large, Operation Small)[] questions =
        [
            ("ListUsers, first page", pagesOfLarge.First("ListUsers, first page"), firstOfSmall),
            // The small server has but one page: the middle of the large one is held against it.
            ("ListUsers, middle page", pagesOfLarge.Middle("ListUsers, middle page"), firstOfSmall),
            ("GetUser", Operation.GetUser(UserNames.AnyOf(Prefix, bench.Options.Users)), Operation.GetUser(UserNames.AnyOf(Prefix, Few))),
        ];
        foreach ((string what, Operation ofLarge, Operation ofSmall) in questions)
        {
            foreach (int connections in new[] { 1, bench.Options.Connections })
            {
                Compare(bench, $"{what}, {connections} at once", connections, (large, new(ofLarge)), (small, new(ofSmall)));
            }
        }

        (double now, double peak) = large.Resident();
        bench.Report.Row($"resident memory with {bench.Options.Users:N0} users", $"< {Memory.Target:F0} MiB",
            $"{peak:F0} MiB at most, {now:F0} at the end", peak < Memory.Target);
    }

    private static void Seed(Bench bench, Server server, int users)
    {
        Mix mix = new(Operation.CreateUser(UserNames.EachOnce(Prefix)));
        LoadResult result = bench.Report.Stretch($"seed {users:N0} users", ClosedLoop.Run(server, mix, Seeders, TimeToSeed, users));
        bench.Report.Fact($"scale: {result.Tally.Good:N0} users made at {result.Rate:N0}/s");
    }

    private static void Check(Bench bench, UserPages pages, int users) =>
        bench.Report.FailedCalls($"ListUsers over {users:N0} users", pages.Users == users ? 0 : 1, $"{pages.Users:N0} users came");

    private static void Compare(Bench bench, string what, int connections, (Server Server, Mix Mix) large, (Server Server, Mix Mix) small)
    {
        bench.WarmUp(large.Server, large.Mix, connections);
        bench.WarmUp(small.Server, small.Mix, connections);
        TimeSpan time = bench.Options.Stretch * 0.4;
        List<(Histogram Large, Histogram Small)> rounds = [];
        for (int round = 0; round < bench.Options.Rounds; round++)
        {
            LoadResult resultOfLarge = ClosedLoop.Run(large.Server, large.Mix, connections, time);
            LoadResult resultOfSmall = ClosedLoop.Run(small.Server, small.Mix, connections, time);
            Histogram ofLarge = bench.Report.Stretch($"{what}, large", resultOfLarge).Tally.Latency;
            Histogram ofSmall = bench.Report.Stretch($"{what}, small", resultOfSmall).Tally.Latency;
            rounds.Add((ofLarge, ofSmall));
        }

        double p50 = Bench.Median(rounds.Select(round => round.Large.Percentile(50) / round.Small.Percentile(50)));
        double mean = Bench.Median(rounds.Select(round => round.Large.Mean / round.Small.Mean));
        double large50 = Bench.Median(rounds.Select(round => round.Large.Percentile(50)));
        double small50 = Bench.Median(rounds.Select(round => round.Small.Percentile(50)));
        bench.Report.Row($"{what}: {bench.Options.Users:N0} users against {Few}", $"≤ {Target:F1}×",
            $"p50 {p50:F2}× ({large50:F3} against {small50:F3} ms), mean {mean:F2}×", p50 <= Target && mean <= Target);
    }
}
