using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.ServiceAccess;

/// <summary>A job with its report, read.</summary>
internal sealed record ReadAccessJob<T>(AccessJob Job, T Report);

/// <summary>How jobs are found: each for the caller alone who asked for it.</summary>
internal static class ReadAccessJob
{
    /// <summary>A report on a user, group, role or policy.</summary>
    public static Task<Outcome<ReadAccessJob<AccessReport>>> FindAsync(IamDb db, Call call, string id, CancellationToken ct) =>
        FindAsync(db, call, id, isOfOrganization: false, AccessReportJson.Default.AccessReport, ct);

    /// <summary>A report on an organization.</summary>
    public static Task<Outcome<ReadAccessJob<List<OrganizationAccess>>>> FindOfOrganizationAsync(IamDb db, Call call, string id, CancellationToken ct) =>
        FindAsync(db, call, id, isOfOrganization: true, AccessReportJson.Default.ListOrganizationAccess, ct);

    private static async Task<Outcome<ReadAccessJob<T>>> FindAsync<T>(
        IamDb db, Call call, string id, bool isOfOrganization, JsonTypeInfo<T> type, CancellationToken ct)
    {
        var principal = call.Caller.PrincipalId;
        var job = await db.AccessJobs.SingleOrDefaultAsync(j => j.AccountId == call.Account && j.Id == id && j.PrincipalId == principal, ct);
        return job is null || (job.Kind == AccessJob.Organization) != isOfOrganization
            ? AccessErrors.NoSuchJob(id)
            : new ReadAccessJob<T>(job, JsonSerializer.Deserialize(job.Report, type)!);
    }
}
