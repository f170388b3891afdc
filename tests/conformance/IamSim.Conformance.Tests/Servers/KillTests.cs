using System.Globalization;
using IamSim.Conformance.Tests.Support;
using IamSim.Tests.Servers;

namespace IamSim.Conformance.Tests.Servers;

/// <summary>
/// The server is killed again and again while many call it: what it answered is there when it comes back, nothing is there by half, and the trail tells
/// of what happened and of nothing else.
/// </summary>
public sealed class KillTests(PostgresServer postgres)
{
    /// <summary>How often on each store; <c>IAMSIM_KILLS</c> says another number.</summary>
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("IAMSIM_KILLS") ?? "5", CultureInfo.InvariantCulture);

    /// <summary>From the first answers of a process, while it still warms up, to when it is busy.</summary>
    private static readonly (int Least, int Most) Answers = (1, 250);

    [Fact]
    public async Task Kill_OnSqlite_WhileManyCall_EveryAnsweredCallHasItsEventAndNoneTellsOfMore()
    {
        var folder = Directory.CreateTempSubdirectory("iamsim-kill-");
        try
        {
            await KillAsync($"Data Source={Path.Combine(folder.FullName, "iamsim.db")}", "Sqlite");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Kill_OnPostgreSql_WhileManyCall_EveryAnsweredCallHasItsEventAndNoneTellsOfMore()
    {
        Tool.Require(postgres.Missing is null, "PostgreSQL");
        await KillAsync(await postgres.CreateDatabaseAsync(), "PostgreSql");
    }

    private static async Task KillAsync(string database, string provider)
    {
        // An account for each kill: all that a burst left behind is looked at when the server is up again, and its chain goes on being verified.
        var bursts = new List<Burst>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = await ServerProcess.StartAsync(database, provider);
            if (bursts.Count > 0)
            {
                await bursts[^1].VerifyAsync(server);
            }

            var burst = new Burst(LiveAccount.NewId());
            bursts.Add(burst);
            var calling = burst.RunAsync(server);
            await UntilAsync(burst, Random.Shared.Next(Answers.Least, Answers.Most), calling);
            await Task.Delay(Random.Shared.Next(0, 4));
            await server.KillAsync();
            await calling;
        }

        await using (var server = await ServerProcess.StartAsync(database, provider))
        {
            await bursts[^1].VerifyAsync(server);
        }

        // No server has the database now: the verb looks at all accounts' trails once more.
        var verified = await ServerProcess.RunVerbAsync(database, provider, "audit", "verify");
        Assert.True(verified.ExitCode == 0, verified.ToString());
        Assert.All(bursts, burst => Assert.Contains(burst.Account, verified.Output, StringComparison.Ordinal));
    }

    private static async Task UntilAsync(Burst burst, int answers, Task calling)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (burst.Answered < answers)
        {
            if (calling.IsCompleted)
            {
                // A caller was answered otherwise than it should be.
                await calling;
            }

            await Task.Delay(1, patience.Token);
        }
    }
}
