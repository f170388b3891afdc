using IamSim.Testing;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;

[assembly: AssemblyFixture(typeof(EnforcedSim))]

namespace IamSim.Tests.Sts.Support;

/// <summary>A server that enforces what it decides.</summary>
public sealed class EnforcedSim : IAsyncLifetime
{
    private IamSimHost? _host;

    public IamSimHost Host => _host ?? throw new InvalidOperationException("The server has not started.");

    public TestAccount NewAccount() => new(Host.Client, Sim.NewAccountId());

    public TestAccount Root(string accountId) => new(Host.Client, accountId);

    public async ValueTask InitializeAsync() => _host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Enforcement"] = "On" });

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
