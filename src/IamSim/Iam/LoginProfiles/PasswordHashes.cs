using Microsoft.AspNetCore.Identity;

namespace IamSim.Iam.LoginProfiles;

/// <summary>Hashes passwords and compares them, with ASP.NET Core Identity's hasher: PBKDF2 with a salt for each. Slow, as it must be.</summary>
internal sealed class PasswordHashes
{
    private readonly PasswordHasher<object> _hasher = new();

    public string Of(string password) => _hasher.HashPassword(this, password);

    public bool Match(string hash, string password) =>
        _hasher.VerifyHashedPassword(this, hash, password) != PasswordVerificationResult.Failed;
}
