using IamSim.Authorization;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Authentication;

/// <summary>The aliases of accounts. That an account has none is kept too: a new alias changes its account.</summary>
internal sealed class KnownAliases(IServiceScopeFactory scopes, Database database, AccessVersions versions)
{
    private readonly KeptByAccount<string, KnownAlias> _known = new(database, versions);

    /// <summary>An account's alias; null where it has none. Not to be stopped: a call whose client has gone is still its caller's.</summary>
    public ValueTask<string?> FindAsync(string account) =>
        _known.TryGet(account, out var known) ? ValueTask.FromResult(known.Alias) : ReadAsync(account);

    private async ValueTask<string?> ReadAsync(string account)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = versions.Of(account);
        var alias = await scope.ServiceProvider.GetRequiredService<IamDb>().AccountAliases
            .Where(a => a.AccountId == account)
            .Select(a => a.Alias)
            .SingleOrDefaultAsync();
        _known.Keep(account, account, before, new KnownAlias(alias));
        return alias;
    }

    private sealed record KnownAlias(string? Alias);
}
