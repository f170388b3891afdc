using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.CredentialReports;

/// <summary>What IAM says of credential reports: nothing beside the code.</summary>
/// <remarks>
/// Its answers have no message: <see href="https://github.com/prowler-cloud/prowler/issues/272">ReportNotPresent</see> as botocore shows it,
/// whose <c>Unknown</c> stands for a message that is not there. Of ReportExpired it is a guess.
/// </remarks>
internal static class CredentialReportErrors
{
    private const string NoMessage = "";

    public static Fault NotPresent() => IamFaults.CredentialReportNotPresent(NoMessage);

    public static Fault Expired() => IamFaults.CredentialReportExpired(NoMessage);
}
