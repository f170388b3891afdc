using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.CredentialReports;

/// <summary>Shows the account's credential report.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html">IAM: GetCredentialReport</see></remarks>
internal sealed class GetCredentialReport(IamDb db) : IOperation<GetCredentialReportRequest, GetCredentialReportResponse>
{
    public async ValueTask<Outcome<GetCredentialReportResponse>> RunAsync(Call call, GetCredentialReportRequest request, CancellationToken ct)
    {
        var report = await db.CredentialReports.SingleOrDefaultAsync(r => r.AccountId == call.Account, ct);
        if (report is null)
        {
            return CredentialReportErrors.NotPresent();
        }

        return report.IsExpired(call.Time)
            ? CredentialReportErrors.Expired()
            : new GetCredentialReportResponse
            {
                Content = report.Content,
                ReportFormat = ReportFormatType.TextCsv,
                GeneratedTime = report.GeneratedAt,
            };
    }
}
