using IamSim.Calls;
using IamSim.CloudTrail.EventDataStores;
using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Queries;

/// <summary>Finds a query of the caller's account and region, with its event data store where the request still names one.</summary>
internal sealed class LakeQueryFinder(IamDb db, LakeStores stores, RunningQueries running)
{
    /// <param name="call">Who asks.</param>
    /// <param name="queryId">The query's id.</param>
    /// <param name="store">The event data store that a request names; null, as it is "no longer required".</param>
    /// <param name="owner">The account that owns the event data store; null for the caller's.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome<LakeQuery>> FindAsync(Call call, string queryId, string? store, string? owner, CancellationToken ct)
    {
        if (store is not null)
        {
            var found = await stores.FindAsync(call, store, ct);
            if (found.IsFault)
            {
                return found.Fault;
            }
        }

        var here = running.Here();
        var query = owner is not null && owner != call.Account
            ? null
            : await db.LakeQueries.FirstOrDefaultAsync(q => q.AccountId == call.Account && q.Id == queryId && q.Region == call.Region, ct);
        if (query is null || query.IsForgotten(call.Time))
        {
            return QueryErrors.NotFound();
        }

        running.Judge(query, here);
        return query;
    }
}
