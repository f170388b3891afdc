using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.ServiceAccess;

/// <summary>What IAM says of reports on last access. No real answers are at hand: the wordings are guesses.</summary>
internal static class AccessErrors
{
    public static Fault InvalidArn(string arn) => IamFaults.InvalidInput($"ARN {arn} is not the ARN of a user, group, role or managed policy.");

    public static Fault NotFound(string arn) => IamFaults.NoSuchEntity($"ARN {arn} was not found.");

    public static Fault NoSuchJob(string id) => IamFaults.NoSuchEntity($"Job {id} cannot be found.");

    public static Fault NoSuchService(string prefix) => IamFaults.InvalidInput($"Service namespace {prefix} is not valid.");

    public static Fault NotTheManagementAccount() =>
        CommonFaults.AccessDenied("Reports on an organization are for its management account alone.");

    public static Fault NoScps() => CommonFaults.ValidationError("Service control policies are not enabled in your organization's root.");

    public static Fault NoSuchEntity(string path) => CommonFaults.ValidationError($"Entity path {path} is not one of your organization.");

    public static Fault NoSuchScp(string id) => CommonFaults.ValidationError($"Policy {id} is not a service control policy of your organization.");
}
