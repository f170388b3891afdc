using System.Text.Json;
using IamSim.Access;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.ServiceAccess;

/// <summary>Makes a report on which services the accounts of an organization, of a unit or of one account may use, and used.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateOrganizationsAccessReport.html">IAM: GenerateOrganizationsAccessReport</see>.
/// AWS makes it in the background; here it is complete when the answer is there.
/// </remarks>
internal sealed class GenerateOrganizationsAccessReport(IamDb db, Ids ids, CompiledDocuments documents)
    : IPreparedOperation<GenerateOrganizationsAccessReportRequest, GenerateOrganizationsAccessReportResponse, GenerateOrganizationsAccessReport.Made>
{
    public async ValueTask<Outcome<Made>> PrepareAsync(Call call, GenerateOrganizationsAccessReportRequest request, CancellationToken ct)
    {
        var report = await new OrganizationAccessReporter(db, documents).ReportAsync(call, request.EntityPath, request.OrganizationsPolicyId, ct);
        return report.IsFault ? report.Fault : new Made(JsonSerializer.Serialize(report.Value, AccessReportJson.Default.ListOrganizationAccess));
    }

    public ValueTask<Outcome<GenerateOrganizationsAccessReportResponse>> RunAsync(
        Call call, GenerateOrganizationsAccessReportRequest request, Made prepared, CancellationToken ct)
    {
        var job = new AccessJob
        {
            AccountId = call.Account,
            Id = ids.Event().ToString(),
            PrincipalId = call.Caller.PrincipalId,
            Kind = AccessJob.Organization,
            CreatedAt = call.Time,
            Report = prepared.Report,
        };
        db.AccessJobs.Add(job);
        return ValueTask.FromResult<Outcome<GenerateOrganizationsAccessReportResponse>>(new GenerateOrganizationsAccessReportResponse { JobId = job.Id });
    }

    /// <summary>The report, in JSON.</summary>
    internal sealed record Made(string Report);
}
