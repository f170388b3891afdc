using IamSim.Testing;
using IamSim.Tests.Support;
using static IamSim.Tests.Authorization.LimitedUsers;

namespace IamSim.Tests.Authorization;

/// <summary>What <c>IamSim:Enforcement</c> = <c>Observe</c> and <c>Off</c> let through.</summary>
public sealed class ObserveTests
{
    [Theory]
    [InlineData("Observe")]
    [InlineData("Off")]
    public async Task Call_WithoutPermission_RunsAndIsRecorded(string mode)
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Enforcement"] = mode });
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        var user = await account.NewLimitedUserAsync("mateo", Policy(Deny("iam:*")));

        Assert.Equal(200, (await user.CallAsync("CreateUser", ("UserName", "bob"))).Status);

        Assert.Equal(200, (await account.CallAsync("GetUser", ("UserName", "bob"))).Status);
        var made = (await account.EventsAsync()).First(e => e.GetProperty("eventName").GetString() == "CreateUser");
        Assert.False(made.TryGetProperty("errorCode", out _));

        // What On would have refused is told; Off asks nobody.
        Assert.Equal(mode == "Observe", made.TryGetProperty("additionalEventData", out var more));
        if (mode == "Observe")
        {
            Assert.Equal("AccessDenied", more.GetProperty("wouldBeRefused").GetProperty("errorCode").GetString());
        }
    }
}
