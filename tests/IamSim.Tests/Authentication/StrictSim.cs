using IamSim.Storage;
using IamSim.Testing;
using IamSim.Tests.Authentication;
using IamSim.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(StrictSim))]

namespace IamSim.Tests.Authentication;

/// <summary>A server that rejects unknown keys: whoever calls it has to prove who it is. Its root's key is configured.</summary>
public sealed class StrictSim : IAsyncLifetime
{
    public const string Account = "210987654321";

    public static readonly TestCredentials RootKey = new("AKIAROOTROOTROOTROOT", "root-secret-of-the-strict-server-0123456");

    private IamSimHost? _host;

    public IamSimHost Host => _host ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>Root, who signs.</summary>
    public TestAccount Root => new(Host.Client, Account, RootKey.AccessKeyId);

    public async ValueTask InitializeAsync()
    {
        IssuedKeys.Note(RootKey);
        _host = await IamSimHost.StartAsync(new Dictionary<string, string>
        {
            ["IamSim:AccountId"] = Account,
            ["IamSim:Credentials:UnknownKeys"] = "Reject",
            ["IamSim:Credentials:RootAccessKeyId"] = RootKey.AccessKeyId,
            ["IamSim:Credentials:RootSecretAccessKey"] = RootKey.Secret,
        });
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Makes an administrator with a key.</summary>
    public async Task<TestCredentials> NewAdministratorAsync(string name)
    {
        await Root.MustAsync("CreateUser", ("UserName", name));
        await Root.AllowAllAsync(name);
        return IssuedKeys.Of(await Root.NewKeyAsync(name))!;
    }

    public async Task<int> CountAsync<T>()
        where T : class
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IamDb>().Set<T>().CountAsync();
    }
}
