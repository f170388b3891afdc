using IamSim.Testing;
using IamSim.Tests.Support;

[assembly: AssemblyFixture(typeof(Guarded))]

namespace IamSim.Tests.Support;

/// <summary>A server that enforces what it decides. Each test is alone in an account of its own.</summary>
public sealed class Guarded : IAsyncLifetime
{
    private IamSimHost? _host;

    public IamSimHost Host => _host ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>A fresh account, spoken for by its root.</summary>
    public TestAccount NewAccount() => new(Host.Client, Sim.NewAccountId());

    public async ValueTask InitializeAsync() =>
        _host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Enforcement"] = "On" });

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
