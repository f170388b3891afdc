using System.Collections.Concurrent;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.S3.Content;

/// <summary>
/// Takes away files that no object and no part names: what was replaced or deleted, and what never became an object. At the start, a while after something
/// was let go, and every hour.
/// </summary>
internal sealed class ContentSweeper(ContentFolder folder, IServiceScopeFactory scopes, ILogger<ContentSweeper> log) : BackgroundService
{
    /// <summary>Whoever has just read a row may still be about to open its file; who has just written a file, to commit its row.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>A file that nobody let go by name waits longer: another server may be writing it.</summary>
    private static readonly TimeSpan OrphanAge = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private const int MostAsked = 500;

    private readonly ConcurrentQueue<(Guid Id, DateTimeOffset At)> _released = new();
    private readonly ConcurrentDictionary<Guid, bool> _writing = new();
    private volatile bool _isAsked;

    /// <summary>Keeps a file while it is written.</summary>
    public IDisposable Keep(Guid id)
    {
        _writing[id] = true;
        return new Kept(_writing, id);
    }

    /// <summary>Says that a file may no longer be any object's: looked at again once what let it go is committed, or is not.</summary>
    public void Release(Guid? id)
    {
        if (id is { } file)
        {
            _released.Enqueue((file, TimeProvider.System.GetUtcNow()));
        }
    }

    /// <summary>Has all files looked at soon: parts went by the thousand, or the whole state did.</summary>
    public void SweepSoon() => _isAsked = true;

    /// <summary>Looks at all files, and takes away those that are nobody's and were last written before a time.</summary>
    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken ct)
    {
        var taken = 0;
        foreach (var files in folder.All().Where(f => f.WrittenAt < before && !_writing.ContainsKey(f.Id)).Select(f => f.Id).Chunk(MostAsked))
        {
            taken += await DropAsync(files, ct);
        }

        return taken;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var next = TimeProvider.System.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var now = TimeProvider.System.GetUtcNow();
                await DropReleasedAsync(now - Grace, stoppingToken);
                if (_isAsked || now >= next)
                {
                    // Asked for, it comes once more when the last of what was let go has its age.
                    next = now + (_isAsked ? OrphanAge : SweepEvery);
                    _isAsked = false;
                    await SweepAsync(now - OrphanAge, stoppingToken);
                }

                await Task.Delay(Pause, TimeProvider.System, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning(e, "Files of objects that are gone could not be swept; it is tried again.");
                await Task.Delay(Grace, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task DropReleasedAsync(DateTimeOffset before, CancellationToken ct)
    {
        var due = new List<Guid>();
        while (due.Count < MostAsked && _released.TryPeek(out var first) && first.At < before && _released.TryDequeue(out first))
        {
            due.Add(first.Id);
        }

        if (due.Count > 0)
        {
            await DropAsync([.. due], ct);
        }
    }

    private async Task<int> DropAsync(Guid[] files, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        var named = await db.S3Objects.Where(o => o.FileId != null && files.Contains(o.FileId.Value)).Select(o => o.FileId!.Value).ToListAsync(ct);
        named.AddRange(await db.S3Parts.Where(p => p.FileId != null && files.Contains(p.FileId.Value)).Select(p => p.FileId!.Value).ToListAsync(ct));
        var orphans = files.Except(named).ToList();
        orphans.ForEach(folder.Delete);
        return orphans.Count;
    }

    private sealed class Kept(ConcurrentDictionary<Guid, bool> writing, Guid id) : IDisposable
    {
        public void Dispose() => writing.TryRemove(id, out _);
    }
}
