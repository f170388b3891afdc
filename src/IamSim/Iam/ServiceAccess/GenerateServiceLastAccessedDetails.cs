using System.Text.Json;
using IamSim.Access;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Policies;
using IamSim.Storage;

namespace IamSim.Iam.ServiceAccess;

/// <summary>Makes a report on when a user, group, role or policy was last used, and in which services.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html">IAM: GenerateServiceLastAccessedDetails</see>.
/// AWS makes it in the background; here it is complete when the answer is there.
/// </remarks>
internal sealed class GenerateServiceLastAccessedDetails(
    IamDb db, Ids ids, PrincipalPolicyReader reader, AwsManagedPolicies awsPolicies, CompiledDocuments documents)
    : IPreparedOperation<GenerateServiceLastAccessedDetailsRequest, GenerateServiceLastAccessedDetailsResponse, GenerateServiceLastAccessedDetails.Made>
{
    public async ValueTask<Outcome<Made>> PrepareAsync(Call call, GenerateServiceLastAccessedDetailsRequest request, CancellationToken ct)
    {
        var subject = await AccessSubject.FindAsync(db, reader, awsPolicies, documents, call, request.Arn, ct);
        if (subject.IsFault)
        {
            return subject.Fault;
        }

        var report = await new AccessReporter(db).ReportAsync(call, subject.Value, GranularityOf(request), ct);
        return new Made(JsonSerializer.Serialize(report, AccessReportJson.Default.AccessReport));
    }

    public ValueTask<Outcome<GenerateServiceLastAccessedDetailsResponse>> RunAsync(
        Call call, GenerateServiceLastAccessedDetailsRequest request, Made prepared, CancellationToken ct)
    {
        var job = new AccessJob
        {
            AccountId = call.Account,
            Id = ids.Event().ToString(),
            PrincipalId = call.Caller.PrincipalId,
            Kind = GranularityOf(request),
            CreatedAt = call.Time,
            Report = prepared.Report,
        };
        db.AccessJobs.Add(job);
        return ValueTask.FromResult<Outcome<GenerateServiceLastAccessedDetailsResponse>>(
            new GenerateServiceLastAccessedDetailsResponse { JobId = job.Id });
    }

    private static string GranularityOf(GenerateServiceLastAccessedDetailsRequest request) =>
        request.Granularity ?? AccessAdvisorUsageGranularityType.SERVICE_LEVEL;

    /// <summary>The report, in JSON.</summary>
    internal sealed record Made(string Report);
}
