using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.ServiceAccess;

/// <summary>A job with its report, read.</summary>
internal sealed record ReadAccessJob<T>(AccessJob Job, T Report);

/// <summary>How jobs are found.</summary>
internal static class ReadAccessJob
{
    /// <summary>
    /// A report on a user, group, role or policy: its job "must be used by the same role within a session, or by the same user" who asked for it.
    /// </summary>
    public static Task<Outcome<ReadAccessJob<AccessReport>>> FindAsync(IamDb db, Call call, string id, CancellationToken ct) =>
        FindAsync(
            db.AccessJobs.Where(j => j.Kind != AccessJob.Organization && j.PrincipalId == call.Caller.PrincipalId),
            call,
            id,
            AccessReportJson.Default.AccessReport,
            ct);

    /// <summary>A report on an organization: for whoever is signed in to its management account.</summary>
    public static Task<Outcome<ReadAccessJob<List<OrganizationAccess>>>> FindOfOrganizationAsync(IamDb db, Call call, string id, CancellationToken ct) =>
        FindAsync(db.AccessJobs.Where(j => j.Kind == AccessJob.Organization), call, id, AccessReportJson.Default.ListOrganizationAccess, ct);

    private static async Task<Outcome<ReadAccessJob<T>>> FindAsync<T>(
        IQueryable<AccessJob> jobs, Call call, string id, JsonTypeInfo<T> type, CancellationToken ct)
    {
        var job = await jobs.SingleOrDefaultAsync(j => j.AccountId == call.Account && j.Id == id, ct);
        return job is null
            ? AccessErrors.NoSuchJob(id)
            : new ReadAccessJob<T>(job, JsonSerializer.Deserialize(job.Report, type)!);
    }
}
