using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.SigningCertificates;

/// <summary>What IAM says of signing certificates. No real answers are at hand: the wordings are guesses.</summary>
internal static class SigningCertificateErrors
{
    public static Fault NoSuchCertificate(string id) => IamFaults.NoSuchEntity($"The Certificate with id {id} cannot be found.");

    public static Fault Unreadable() => IamFaults.MalformedCertificate("Unable to parse certificate. Please ensure the certificate is in PEM format.");

    /// <summary>A certificate that is out of its time.</summary>
    public static Fault Invalid() => IamFaults.InvalidCertificate("The certificate is expired or not valid yet.");

    public static Fault Duplicate() => IamFaults.DuplicateCertificate("The certificate is already associated with a user of this account.");

    public static Fault StatusOf(string what) => IamFaults.InvalidInput($"The status of a {what} can be set to Active or Inactive only.");
}
