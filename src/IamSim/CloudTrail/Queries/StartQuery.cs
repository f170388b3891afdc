using IamSim.Calls;
using IamSim.CloudTrail.EventDataStores;
using IamSim.CloudTrail.Queries.Engine;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Queries;

/// <summary>Starts a query. It sees every call that was answered before it, and runs beside the server's other work.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartQuery.html">CloudTrail: StartQuery</see></remarks>
internal sealed class StartQuery(IamDb db, Ids ids, LakeStores stores, StatementReader reader, RunningQueries running, LakeOptions options)
    : IPreparedOperation<StartQueryRequest, StartQueryResponse, LakeStatement>
{
    public async ValueTask<Outcome<LakeStatement>> PrepareAsync(Call call, StartQueryRequest request, CancellationToken ct)
    {
        if (request.DeliveryS3Uri is not null)
        {
            // There are no buckets here that results could be delivered to.
            return QueryErrors.NoBucket();
        }

        if (request.QueryAlias is not null || request.QueryParameters is not null)
        {
            return request.QueryStatement is null
                ? QueryErrors.InvalidParameter($"The query alias {request.QueryAlias} does not exist.")
                : QueryErrors.InvalidParameter("QueryAlias and QueryParameters cannot be used with QueryStatement.");
        }

        if (request.QueryStatement is not { } text)
        {
            return QueryErrors.InvalidParameter("You must specify either QueryStatement or QueryAlias.");
        }

        if (request.EventDataStoreOwnerAccountId is { } owner && owner != call.Account)
        {
            return LakeErrors.NotFound();
        }

        var present = await stores.AllAsync(call, ct);
        if (present.Count == 0)
        {
            // What is asked cannot be there, and no engine is needed to tell.
            return LakeErrors.NotFound();
        }

        return await reader.ReadAsync(text, ct);
    }

    public async ValueTask<Outcome<StartQueryResponse>> RunAsync(Call call, StartQueryRequest request, LakeStatement prepared, CancellationToken ct)
    {
        foreach (var named in prepared.Stores)
        {
            var store = await stores.FindAsync(call, named, ct);
            if (store.IsFault)
            {
                return store.Fault;
            }

            if (store.Value.IsPending)
            {
                return LakeErrors.Inactive();
            }
        }

        await ForgetOldAsync(call, ct);
        var here = running.Here();
        var atWork = await db.LakeQueries.Where(
            q => q.AccountId == call.Account && (q.Status == QueryStatus.QUEUED || q.Status == QueryStatus.RUNNING)).ToListAsync(ct);
        if (atWork.Count(q => running.IsAtWork(q, here)) >= options.ConcurrentQueries)
        {
            return QueryErrors.TooMany();
        }

        var query = new LakeQuery
        {
            AccountId = call.Account,
            Id = ids.EventDataStore(),
            Region = call.Region,
            StoreId = prepared.Stores[0],
            Statement = request.QueryStatement!,
            Status = QueryStatus.QUEUED,
            CreatedAt = call.Time,
            Deadline = running.NewDeadline(),
        };
        db.LakeQueries.Add(query);

        // It waits for this very call's commit.
        running.Start(query.AccountId, query.Id);
        return new StartQueryResponse { QueryId = query.Id };
    }

    private async Task ForgetOldAsync(Call call, CancellationToken ct)
    {
        var end = call.Time - LakeQuery.Lifetime;
        foreach (var old in await db.LakeQueries.Where(q => q.AccountId == call.Account && q.CreatedAt <= end).OrderBy(q => q.CreatedAt).Take(20).ToListAsync(ct))
        {
            db.LakeQueryPages.RemoveRange(await db.LakeQueryPages.Where(p => p.AccountId == old.AccountId && p.QueryId == old.Id).ToListAsync(ct));
            db.LakeQueries.Remove(old);
        }
    }
}
