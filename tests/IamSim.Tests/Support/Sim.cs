using IamSim.Testing;
using IamSim.Tests.Support;

[assembly: AssemblyFixture(typeof(Sim))]

namespace IamSim.Tests.Support;

/// <summary>The one server that the tests of this assembly share. Each test is alone in an account of its own.</summary>
public class Sim : IAsyncLifetime
{
    private IamSimHost? _host;

    public IamSimHost Host => _host ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>A fresh account, spoken for by its root.</summary>
    public TestAccount NewAccount() => new(Host.Client, NewAccountId());

    /// <summary>An account that there is, spoken for by its root.</summary>
    public TestAccount Root(string accountId) => new(Host.Client, accountId);

    public static string NewAccountId() => Random.Shared.NextInt64(100_000_000_000, 999_999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync() => _host = await IamSimHost.StartAsync(Settings);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What differs from the defaults.</summary>
    protected virtual IReadOnlyDictionary<string, string>? Settings => null;
}
