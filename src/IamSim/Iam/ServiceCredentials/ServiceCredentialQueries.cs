using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.ServiceCredentials;

/// <summary>How service-specific credentials are found.</summary>
internal static class ServiceCredentialQueries
{
    /// <summary>One credential of the user that is named, or of the calling one, with that user.</summary>
    public static async Task<Outcome<OwnedCredential>> FindServiceCredentialAsync(
        this IamDb db, Call call, string? userName, string id, CancellationToken ct)
    {
        var user = await db.FindNamedOrCallerAsync(call, userName, ct);
        if (user.IsFault)
        {
            return user.Fault;
        }

        return await db.ServiceCredentials.SingleOrDefaultAsync(
            c => c.AccountId == call.Account && c.UserId == user.Value.Id && c.Id == id, ct) is { } credential
            ? new OwnedCredential(user.Value.Name, credential)
            : ServiceCredentialErrors.NoSuchCredential(id);
    }
}

/// <summary>A credential and whose it is.</summary>
internal sealed record OwnedCredential(string UserName, ServiceCredential Credential);
