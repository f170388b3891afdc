using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Servers;

/// <summary>The server is killed while many write: what it answered is there when it comes back, and nothing is there by half.</summary>
public sealed class KillTests
{
    private const int Rounds = 4;
    private const int WritersPerAccount = 8;

    [Fact]
    public async Task Kill_WhileManyWrite_EveryAnsweredCallIsThereWithItsEvent()
    {
        var folder = Directory.CreateTempSubdirectory("iamsim-kill-");
        var database = $"Data Source={Path.Combine(folder.FullName, "iamsim.db")}";
        string[] ids = [LiveAccount.NewId(), LiveAccount.NewId()];
        Writers? writers = null;
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                await using var server = await ServerProcess.StartAsync(database);
                var accounts = ids.Select(id => new LiveAccount(server, id)).ToList();
                if (writers is null)
                {
                    writers = new Writers(accounts);
                    foreach (var account in accounts)
                    {
                        Assert.Equal(200, (await account.CallAsync("CreateGroup", ("GroupName", Writers.Group))).Status);
                    }
                }

                var writing = writers.RunAsync(accounts.SelectMany(a => Enumerable.Repeat(a, WritersPerAccount)), $"round{round}");
                await writers.UntilMoreAsync(Random.Shared.Next(50, 500));
                await server.KillAsync();
                await writing;

                await using var restarted = await ServerProcess.StartAsync(database);
                await using (var trail = await Trail.OpenAsync(database))
                {
                    await writers.VerifyAsync(trail);
                }

                // And it goes on: the chain is continued, not begun anew.
                Assert.Equal(200, (await new LiveAccount(restarted, ids[0]).CallAsync("CreateUser", ("UserName", $"after-{round}"))).Status);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
