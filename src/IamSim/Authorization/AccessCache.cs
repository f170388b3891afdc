using System.Collections.Concurrent;
using IamSim.Access;
using IamSim.Calls;
using IamSim.Storage;

namespace IamSim.Authorization;

/// <summary>
/// What governs callers, kept until something changes that it depends on. Only on SQLite, whose one writer is this process; where other servers
/// write too, every call reads anew, and only compiled documents are kept.
/// </summary>
internal sealed class AccessCache(Database database, AccessVersions versions)
{
    /// <summary>Past this many callers it starts afresh.</summary>
    private const int MostCallers = 10_000;

    private readonly ConcurrentDictionary<(string Account, string Caller, string Partition), Kept> _callers = new();
    private readonly ConcurrentDictionary<string, (AccessVersion Version, AccountControls? Controls)> _controls = new();

    public async ValueTask<CallerAccess?> FindAsync(IServiceProvider provider, Call call, CancellationToken ct)
    {
        // A session's own policies and tags are part of it, so its key stands for it; a user's sessions differ in their times.
        var key = (call.Account, call.Caller.Session?.AccessKeyId ?? call.Caller.PrincipalId, call.Partition);
        var version = versions.Of(call.Account);
        if (_callers.TryGetValue(key, out var kept) && kept.Version == version)
        {
            return kept.Access;
        }

        var access = await provider.GetRequiredService<CallerAccessReader>().ReadAsync(call, ct);

        // The lane reads its own batch, which may yet be undone.
        if (access is not null && !database.IsShared && !provider.GetRequiredService<IamDb>().Tracks && versions.MayKeep(call.Account, version))
        {
            if (_callers.Count >= MostCallers)
            {
                _callers.Clear();
            }

            _callers[key] = new Kept(version, access);
        }

        return access;
    }

    /// <summary>What an account's organization says of it; null where it is in none.</summary>
    public async ValueTask<AccountControls?> ControlsAsync(IServiceProvider provider, string account, CancellationToken ct)
    {
        var version = versions.Of(account);
        if (_controls.TryGetValue(account, out var kept) && kept.Version == version)
        {
            return kept.Controls;
        }

        var controls = await provider.GetRequiredService<AccountControlsReader>().FindAsync(account, ct);
        if (!database.IsShared && !provider.GetRequiredService<IamDb>().Tracks && versions.MayKeep(account, version))
        {
            if (_controls.Count >= MostCallers)
            {
                _controls.Clear();
            }

            _controls[account] = (version, controls);
        }

        return controls;
    }

    private sealed record Kept(AccessVersion Version, CallerAccess Access);
}
