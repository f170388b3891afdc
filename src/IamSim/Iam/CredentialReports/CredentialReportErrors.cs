using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.CredentialReports;

/// <summary>What IAM says of credential reports. The wordings are guesses, by the model's descriptions.</summary>
internal static class CredentialReportErrors
{
    public static Fault NotPresent() => IamFaults.CredentialReportNotPresent("Report does not exist. To generate a credential report, use GenerateCredentialReport.");

    public static Fault Expired() => IamFaults.CredentialReportExpired("Report has expired. To generate a new credential report, use GenerateCredentialReport.");
}
