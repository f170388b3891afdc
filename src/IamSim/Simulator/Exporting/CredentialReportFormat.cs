using IamSim.Iam.CredentialReports;

namespace IamSim.Simulator.Exporting;

/// <summary>The credential report of this moment, as CSV.</summary>
internal static class CredentialReportFormat
{
    public static async Task WriteAsync(AccountView view, Stream output, CancellationToken ct) =>
        await output.WriteAsync(await new CredentialReportWriter(view.Db).WriteAsync(view.Call, ct), ct);
}
