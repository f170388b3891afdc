using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.ServiceAccess;

/// <summary>A job with its report, read.</summary>
internal sealed record ReadAccessJob(AccessJob Job, List<AccessedService> Services)
{
    /// <summary>A job by its id, for the caller who asked for it.</summary>
    public static async Task<Outcome<ReadAccessJob>> FindAsync(IamDb db, Call call, string id, CancellationToken ct)
    {
        var principal = call.Caller.PrincipalId;
        var job = await db.AccessJobs.SingleOrDefaultAsync(j => j.AccountId == call.Account && j.Id == id && j.PrincipalId == principal, ct);
        return job is null
            ? AccessErrors.NoSuchJob(id)
            : new ReadAccessJob(job, JsonSerializer.Deserialize(job.Report, AccessReportJson.Default.ListAccessedService)!);
    }
}
