using System.Collections.Concurrent;
using IamSim.Authentication.Sessions;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.SignIn;

/// <summary>
/// Which sign-ins were ended. On SQLite, whose one writer is this process, they are read once and remembered; where other servers sign people out
/// too, each call of a signed-in person asks the database.
/// </summary>
internal sealed class SignOuts(Database database) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private volatile bool _isComplete;

    /// <summary>Whether the session was signed out of: its bearer token and its AWS keys are no good any more. Never so for other sessions.</summary>
    public async ValueTask<bool> IsSignedOutAsync(SessionClaims session, CancellationToken ct)
    {
        if (session.SignInId is not { } id)
        {
            return false;
        }

        if (database.IsShared)
        {
            using var db = database.Rent();
            return await db.SignedOut.AnyAsync(s => s.SignInId == id, ct);
        }

        if (!_isComplete)
        {
            await ReadAsync(ct);
        }

        return _known.ContainsKey(id);
    }

    /// <summary>A sign-out is committed.</summary>
    public void Ended(string signInId) => _known[signInId] = true;

    /// <summary>Reads anew: the table was changed by another way than this.</summary>
    public void Forget()
    {
        _isComplete = false;
        _known.Clear();
    }

    public void Dispose() => _reading.Dispose();

    private async Task ReadAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            using var db = database.Rent();
            foreach (var id in await db.SignedOut.Select(s => s.SignInId).ToListAsync(ct))
            {
                _known[id] = true;
            }

            _isComplete = true;
        }
        finally
        {
            _reading.Release();
        }
    }
}
