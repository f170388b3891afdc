using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.ServerCertificates;

/// <summary>How server certificates are found.</summary>
internal static class ServerCertificateQueries
{
    /// <summary>A certificate by name; the names are looked up without case.</summary>
    public static async Task<Outcome<ServerCertificate>> FindByNameAsync(
        this DbSet<ServerCertificate> certificates, string account, string name, CancellationToken ct)
    {
        var key = NameKeys.Of(name);
        return await certificates.SingleOrDefaultAsync(c => c.AccountId == account && c.NameKey == key, ct) is { } certificate
            ? certificate
            : ServerCertificateErrors.NoSuchCertificate(name);
    }

    public static Task<bool> HasAsync(this DbSet<ServerCertificate> certificates, string account, string name, CancellationToken ct)
    {
        var key = NameKeys.Of(name);
        return certificates.AnyAsync(c => c.AccountId == account && c.NameKey == key, ct);
    }
}
