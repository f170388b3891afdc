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
}
