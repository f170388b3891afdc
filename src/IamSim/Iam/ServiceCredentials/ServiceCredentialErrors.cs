using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.ServiceCredentials;

/// <summary>What IAM says of service-specific credentials. No real answers are at hand: the wordings are guesses.</summary>
internal static class ServiceCredentialErrors
{
    public static Fault NoSuchCredential(string id) => IamFaults.NoSuchEntity($"The Service Specific Credential with id {id} cannot be found.");

    public static Fault NotSupported(string service) =>
        IamFaults.ServiceNotSupported($"The service {service} does not support service-specific credentials.");

    public static Fault CannotExpire(string service) =>
        CommonFaults.ValidationError($"CredentialAgeDays is not valid for {service}: its credentials do not expire.");

    public static Fault StatusIsExpired() =>
        CommonFaults.ValidationError("The status of a service-specific credential can be set to Active or Inactive only.");

    public static Fault UserAndAllUsers() => CommonFaults.ValidationError("AllUsers cannot be specified together with UserName.");
}
