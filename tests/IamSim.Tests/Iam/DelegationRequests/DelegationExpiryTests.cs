using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.DelegationRequests;

/// <summary>Delegation requests expire by the simulator's clock: each test has a server of its own.</summary>
public sealed class DelegationExpiryTests
{
    private static readonly DateTimeOffset NewYear = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(1)]
    [InlineData(7, "AssociateDelegationRequest")]
    [InlineData(7, "AssociateDelegationRequest", "UpdateDelegationRequest")]
    [InlineData(7, "AssociateDelegationRequest", "AcceptDelegationRequest")]
    [InlineData(7, "AssociateDelegationRequest", "AcceptDelegationRequest", "SendDelegationToken")]
    [InlineData(7, "AssociateDelegationRequest", "RejectDelegationRequest")]
    public async Task Request_ExpiresAfterItsDays(int days, params string[] way)
    {
        await using var host = await IamSimHost.StartAsync();
        await host.Clock.FreezeAsync(NewYear);
        var (partner, customer) = (new TestAccount(host.Client, "111111111111"), new TestAccount(host.Client, "222222222222"));
        var id = await partner.AskAsync(("OwnerAccountId", customer.Id));

        // Half a day lies between the steps: each starts the time anew.
        foreach (var step in way)
        {
            await host.Clock.AdvanceAsync(Day / 2);
            Assert.Equal(200, (await customer.OnAsync(step, id)).Status);
        }

        var expires = DateTimeOffset.Parse(
            (await customer.OnAsync("GetDelegationRequest", id)).Value("DelegationRequest/ExpirationTime")!, System.Globalization.CultureInfo.InvariantCulture);
        await host.Clock.AdvanceAsync((days * Day) - TimeSpan.FromSeconds(1));
        var before = await customer.StateAsync(id);
        await host.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        var after = await customer.StateAsync(id);

        Assert.Equal(NewYear.AddDays(days + (way.Length / 2.0)), expires);
        Assert.NotEqual("EXPIRED", before);
        Assert.Equal("EXPIRED", after);
        (await customer.OnAsync("RejectDelegationRequest", id))
            .Refused(400, "InvalidInput", $"Delegation request {id} is in state EXPIRED, in which this is not possible.");
    }
}
