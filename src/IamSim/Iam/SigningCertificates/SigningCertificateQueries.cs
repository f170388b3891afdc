using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.SigningCertificates;

/// <summary>How signing certificates are found.</summary>
internal static class SigningCertificateQueries
{
    /// <summary>The certificates of a user, or of root.</summary>
    public static IQueryable<SigningCertificate> Of(this DbSet<SigningCertificate> certificates, Call call, UserOrRoot owner) =>
        certificates.Where(c => c.AccountId == call.Account && c.UserId == owner.UserId);

    /// <summary>One certificate of the user that is named, or of the caller.</summary>
    public static async Task<Outcome<SigningCertificate>> FindSigningCertificateAsync(
        this IamDb db, Call call, string? userName, string id, CancellationToken ct)
    {
        var owner = await UserOrRoot.FindAsync(db, call, userName, ct);
        if (owner.IsFault)
        {
            return owner.Fault;
        }

        return await db.SigningCertificates.Of(call, owner.Value).SingleOrDefaultAsync(c => c.Id == id, ct) is { } certificate
            ? certificate
            : SigningCertificateErrors.NoSuchCertificate(id);
    }
}
