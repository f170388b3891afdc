using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Hosting;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Calls;

/// <summary>
/// Who makes a call, by the access key it names. Nothing is verified yet: signatures and decisions come with enforcement, and until then the
/// server says at start that it is off.
/// </summary>
internal sealed class CallerResolver(IServiceScopeFactory scopes, IamSimOptions options)
{
    /// <summary>The length of every key id that IamSim gives out, and of AWS's.</summary>
    private const int IssuedKeyLength = 20;

    /// <summary>The caller whom an access key names, as the partition that is called knows it; without a key, the default account's root.</summary>
    public async ValueTask<Outcome<Caller>> ResolveAsync(string partition, string? accessKeyId, CancellationToken ct)
    {
        if (accessKeyId is null)
        {
            return Caller.Root(partition, options.AccountId, null);
        }

        // Tests are alone in an account of their own: a key of twelve digits is that account's root, made on first use.
        if (IsAccountId(accessKeyId))
        {
            return Caller.Root(partition, accessKeyId, accessKeyId);
        }

        return LooksIssued(accessKeyId)
            ? await FindIssuedAsync(partition, accessKeyId, ct)
            : Caller.Root(partition, options.AccountId, accessKeyId);
    }

    public static bool IsAccountId(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    /// <summary>Only a key of this form can be in the store; any other needs no look-up.</summary>
    private static bool LooksIssued(string key) =>
        key.Length == IssuedKeyLength && (key.StartsWith("AKIA", StringComparison.Ordinal) || key.StartsWith("ASIA", StringComparison.Ordinal));

    private async Task<Outcome<Caller>> FindIssuedAsync(string partition, string accessKeyId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        var found = await (
            from key in db.AccessKeys
            where key.Id == accessKeyId
            join user in db.Users on new { key.AccountId, Id = key.UserId } equals new { user.AccountId, Id = (string?)user.Id } into users
            from user in users.DefaultIfEmpty()
            select new { Key = key, User = user }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return Caller.Root(partition, options.AccountId, accessKeyId);
        }

        // A key that was issued and deleted, or is inactive, never acts again: least of all as root.
        if (found.Key.DeletedAt is not null || found.Key.Status != StatusType.Active || (found.Key.UserId is not null && found.User is null))
        {
            return InvalidToken();
        }

        return found.User is { } named
            ? new Caller(
                CallerKind.IamUser, named.AccountId, named.Id, $"arn:{partition}:iam::{named.AccountId}:user{named.Path}{named.Name}", named.Name, accessKeyId)
            : Caller.Root(partition, found.Key.AccountId, accessKeyId);
    }

    private static Fault InvalidToken() =>
        new("InvalidClientTokenId", 403, "The security token included in the request is invalid.", "InvalidClientTokenId");
}
