using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace IamSim.Iam.LoginProfiles;

/// <summary>
/// Hashes passwords and compares them, with ASP.NET Core Identity's hasher: PBKDF2 with a salt for each. Slow, as it must be; so no more are
/// computed at once than there are processors, and the others wait.
/// </summary>
internal sealed class PasswordHashes : IDisposable
{
    /// <summary>In base64: salt and key alone are 48 bytes.</summary>
    private const int ShortestHash = 64;

    private readonly PasswordHasher<object> _hasher = new();
    private readonly SemaphoreSlim _processors = new(Environment.ProcessorCount);
    private readonly Lazy<string> _nobodys;

    public PasswordHashes() => _nobodys = new Lazy<string>(() => _hasher.HashPassword(this, RandomNumberGenerator.GetHexString(32)));

    public async ValueTask<string> OfAsync(string password, CancellationToken ct)
    {
        await _processors.WaitAsync(ct);
        try
        {
            return _hasher.HashPassword(this, password);
        }
        finally
        {
            _processors.Release();
        }
    }

    /// <summary>Compares; where there is no hash, that takes as long and is never so.</summary>
    public async ValueTask<bool> MatchAsync(string? hash, string password, CancellationToken ct)
    {
        // An import marks a password that nobody knows with what is no hash.
        var known = hash?.Length >= ShortestHash ? hash : null;
        await _processors.WaitAsync(ct);
        try
        {
            return _hasher.VerifyHashedPassword(this, known ?? _nobodys.Value, password) != PasswordVerificationResult.Failed && known is not null;
        }
        finally
        {
            _processors.Release();
        }
    }

    public void Dispose() => _processors.Dispose();
}
