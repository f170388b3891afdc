using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.CredentialReports;

/// <summary>Makes a credential report, where there is none or the last one is too old.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html">IAM: GenerateCredentialReport</see>. AWS makes it in
/// the background; here it is there when the answer is, which says <c>STARTED</c> as AWS's first one does.
/// </remarks>
internal sealed class GenerateCredentialReport(IamDb db)
    : IPreparedOperation<GenerateCredentialReportRequest, GenerateCredentialReportResponse, GenerateCredentialReport.Made>
{
    public async ValueTask<Outcome<Made>> PrepareAsync(Call call, GenerateCredentialReportRequest request, CancellationToken ct)
    {
        var present = await FindAsync(call, ct);
        return new Made(present is null || present.IsExpired(call.Time) ? await new CredentialReportWriter(db).WriteAsync(call, ct) : null);
    }

    public async ValueTask<Outcome<GenerateCredentialReportResponse>> RunAsync(
        Call call, GenerateCredentialReportRequest request, Made prepared, CancellationToken ct)
    {
        var present = await FindAsync(call, ct);
        if (prepared.Content is null || present?.IsExpired(call.Time) == false)
        {
            return new GenerateCredentialReportResponse { State = ReportStateType.COMPLETE };
        }

        if (present is null)
        {
            db.CredentialReports.Add(new CredentialReport { AccountId = call.Account, Content = prepared.Content, GeneratedAt = call.Time });
        }
        else
        {
            present.Content = prepared.Content;
            present.GeneratedAt = call.Time;
        }

        return new GenerateCredentialReportResponse
        {
            State = ReportStateType.STARTED,
            Description = "No report exists. Starting a new report generation task",
        };
    }

    private Task<CredentialReport?> FindAsync(Call call, CancellationToken ct) =>
        db.CredentialReports.SingleOrDefaultAsync(r => r.AccountId == call.Account, ct);

    /// <summary>The new report; null where the last one is still good.</summary>
    internal sealed record Made(byte[]? Content);
}
