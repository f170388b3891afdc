using IamSim.CloudTrail.Queries.Engine;
using IamSim.Contracts.CloudTrail;
using IamSim.Simulator;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Queries;

/// <summary>A query's turn has come.</summary>
internal sealed class QueryBegin(string account, string id, DateTimeOffset deadline) : SimulatorChange
{
    /// <summary>The query; null where there is none, or where it was cancelled.</summary>
    public LakeQuery? Query { get; private set; }

    protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
    {
        Query = null;
        var query = await db.LakeQueries.FirstOrDefaultAsync(q => q.AccountId == account && q.Id == id, ct);
        if (query?.Status == QueryStatus.QUEUED)
        {
            query.Status = QueryStatus.RUNNING;
            query.Deadline = deadline;
            Query = query;
        }
    }
}

/// <summary>A query has come to its end.</summary>
internal sealed class QueryEnd(string account, string id, string status, LakeResult result) : SimulatorChange
{
    public int Milliseconds { get; set; }

    protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
    {
        var query = await db.LakeQueries.FirstOrDefaultAsync(q => q.AccountId == account && q.Id == id, ct);
        if (query is null || query.Status != QueryStatus.RUNNING)
        {
            // It was cancelled, or all was reset.
            return;
        }

        query.Status = status;
        query.ExecutionMilliseconds = Milliseconds;
        query.ErrorMessage = result.ErrorMessage;
        query.EventsMatched = result.EventsMatched;
        query.EventsScanned = result.EventsScanned;
        query.BytesScanned = result.BytesScanned;
        if (status != QueryStatus.FINISHED)
        {
            return;
        }

        query.Rows = result.Rows;
        query.Columns = ResultRows.WriteNames(result.Columns);
        for (var number = 0; number < result.Pages.Count; number++)
        {
            db.LakeQueryPages.Add(new LakeQueryPage { AccountId = account, QueryId = id, Number = number, Content = result.Pages[number] });
        }
    }
}
