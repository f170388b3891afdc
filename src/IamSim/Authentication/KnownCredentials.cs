using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Authentication;

/// <summary>An access key that was issued.</summary>
/// <param name="Caller">Whom it names; null for a key that is deleted or inactive, or whose user is gone.</param>
/// <param name="Secret">Its secret; empty where it names nobody.</param>
internal sealed record KnownKey(Caller? Caller, string Secret)
{
    /// <summary>Only the name: the secret must not get into a log.</summary>
    public override string ToString() => nameof(KnownKey);
}

/// <summary>Finds issued access keys and the users behind sessions. What is found is kept; that something does not exist never is.</summary>
internal sealed class KnownCredentials(IServiceScopeFactory scopes, KeySecrets secrets, Database database, AccessVersions versions)
{
    private readonly KeptByAccount<(string Key, string Partition), KnownKey> _keys = new(database, versions);
    private readonly KeptByAccount<(string Account, string User, string Partition), Caller> _users = new(database, versions);

    /// <summary>A long-term key that was ever issued; null for one that never was.</summary>
    public ValueTask<KnownKey?> FindKeyAsync(string partition, string accessKeyId, CancellationToken ct) =>
        _keys.TryGet((accessKeyId, partition), out var known) ? ValueTask.FromResult<KnownKey?>(known) : ReadKeyAsync(partition, accessKeyId, ct);

    /// <summary>A user by id, as a partition knows it now: it may have been renamed. Null where it is gone.</summary>
    public ValueTask<Caller?> FindUserAsync(string partition, string account, string userId, CancellationToken ct) =>
        _users.TryGet((account, userId, partition), out var known) ? ValueTask.FromResult<Caller?>(known) : ReadUserAsync(partition, account, userId, ct);

    private async ValueTask<KnownKey?> ReadKeyAsync(string partition, string accessKeyId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();

        // Whose a key is never changes; what changes of it is read after its account's version is.
        var account = await db.AccessKeys.Where(key => key.Id == accessKeyId).Select(key => key.AccountId).SingleOrDefaultAsync(ct);
        if (account is null)
        {
            return null;
        }

        var before = versions.Of(account);
        var found = await (
            from key in db.AccessKeys
            where key.AccountId == account && key.Id == accessKeyId
            join user in db.Users on new { key.AccountId, Id = key.UserId } equals new { user.AccountId, Id = (string?)user.Id } into users
            from user in users.DefaultIfEmpty()
            select new { Key = key, User = user }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        // A key that was issued and deleted, or is inactive, never acts again: least of all as root.
        var isGood = found.Key.DeletedAt is null && found.Key.Status == StatusType.Active && (found.Key.UserId is null || found.User is not null);
        var named = !isGood ? null : found.User is { } owner ? OfUser(partition, owner, accessKeyId) : Caller.Root(partition, account, accessKeyId);
        var known = new KnownKey(named, isGood ? secrets.Of(accessKeyId, found.Key.ProtectedSecret) : string.Empty);
        _keys.Keep((accessKeyId, partition), account, before, known);
        return known;
    }

    private async ValueTask<Caller?> ReadUserAsync(string partition, string account, string userId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = versions.Of(account);
        var user = await scope.ServiceProvider.GetRequiredService<IamDb>().Users.SingleOrDefaultAsync(u => u.AccountId == account && u.Id == userId, ct);
        if (user is null)
        {
            return null;
        }

        var caller = OfUser(partition, user, accessKeyId: null);
        _users.Keep((account, userId, partition), account, before, caller);
        return caller;
    }

    private static Caller OfUser(string partition, Iam.Users.User user, string? accessKeyId) => new(
        CallerKind.IamUser, user.AccountId, user.Id, $"arn:{partition}:iam::{user.AccountId}:user{user.Path}{user.Name}", user.Name, accessKeyId);
}
