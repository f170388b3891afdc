using IamSim.Calls;
using IamSim.Contracts;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.DelegationRequests;

/// <summary>How delegation requests are found, and who sees them.</summary>
internal static class DelegationQueries
{
    /// <summary>A request as the caller may see it.</summary>
    /// <remarks>
    /// "If a delegation request has no owner or owner account, [it] can be [read] by any account. If the owner account is assigned […], only
    /// identities within that owner account can". Its provider sees it too: AWS tells the provider of each change through SNS, which IamSim has not.
    /// </remarks>
    public static async Task<Outcome<DelegationRequest>> FindSeenAsync(
        this DbSet<DelegationRequest> requests, Call call, string id, CancellationToken ct)
    {
        var found = await requests.SingleOrDefaultAsync(r => r.Id == id, ct);
        return found is not null && (found.OwnerAccountId is null || found.OwnerAccountId == call.Account || found.AccountId == call.Account)
            ? found
            : DelegationErrors.NoSuchRequest(id);
    }

    /// <summary>A request that the caller's account owns, or may still come to own.</summary>
    public static async Task<Outcome<DelegationRequest>> FindOwnedAsync(
        this DbSet<DelegationRequest> requests, Call call, string id, CancellationToken ct)
    {
        var found = await requests.SingleOrDefaultAsync(r => r.Id == id, ct);
        return found is not null && (found.OwnerAccountId is null || found.OwnerAccountId == call.Account) ? found : DelegationErrors.NoSuchRequest(id);
    }
}
