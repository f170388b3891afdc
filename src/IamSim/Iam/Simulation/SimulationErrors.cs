using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Simulation;

/// <summary>What IAM's policy simulator says of requests that it cannot simulate.</summary>
/// <remarks>
/// Nothing of it is documented. The sentences are AWS's own from public reports where one is named; the others are as services that compare
/// themselves with AWS's answers have them.
/// </remarks>
internal static class SimulationErrors
{
    public static Fault MalformedPolicy(string message) => IamFaults.InvalidInput(message);

    public static Fault TooManyBoundaries() => IamFaults.InvalidInput("The list of Permissions Boundary policies cannot exceed 1 items.");

    public static Fault UnnamedAction() => IamFaults.InvalidInput("The action is invalid since it is missing names");

    /// <summary>In these words in <see href="https://github.com/aws-containers/amazon-ecs-exec-checker/issues/35">a real answer</see>.</summary>
    public static Fault ResourceNotArn(string resource) => IamFaults.InvalidInput($"ResourceNames are not in a valid ARN format: {resource}.");

    /// <summary>IamSim's own bound: AWS's is not known.</summary>
    public static Fault TooManyResources(int most) => IamFaults.InvalidInput($"The list of ResourceArns cannot exceed {most} items.");

    /// <summary>In these words in <see href="https://github.com/boto/botocore/issues/1346">a real answer</see>.</summary>
    public static Fault ResourceOwnerNotArn(string owner) => IamFaults.InvalidInput($"'{owner}' is not a valid as a Resource Owner.");

    public static Fault CallerMissing() => IamFaults.InvalidInput("Invalid caller - Caller cannot be null or empty.");

    /// <summary>In these words in <see href="https://github.com/ScottLogic/blog/pull/308">a report of a real answer</see>.</summary>
    public static Fault CallerNotUser() => IamFaults.InvalidInput("Invalid caller - Caller must be an IAM user in this context.");

    /// <summary>In these words in public reports of real answers for the ARN of a role's session.</summary>
    public static Fault EntityNotClear(string arn) => IamFaults.InvalidInput($"Invalid Entity Arn: {arn} does not clearly define entity type and name.");

    public static Fault EntityOfOtherAccount(string callers, string entitys) => IamFaults.InvalidInput(
        $"Invalid Policy Source Arn: caller's account {callers} does not have access to policies in account {entitys}");

    public static Fault UnknownHandling(string option) => IamFaults.InvalidInput($"Invalid Resource Handling Option: {option}.");

    public static Fault HandlingWantsResources(string option, string types) =>
        IamFaults.InvalidInput($"Resource Handling Option {option} requires resources of the types: {types}.");

    public static Fault ContextKeyUnnamed() => IamFaults.InvalidInput("ContextKeyName cannot be null or empty.");

    public static Fault ContextKeyTwice(string key) => IamFaults.InvalidInput($"Duplicate context key: {key}.");

    public static Fault ContextKeyUntyped(string key) => IamFaults.InvalidInput($"Context key {key} has invalid type null.");

    public static Fault ContextKeyWithoutValues(string key) =>
        IamFaults.InvalidInput($"Context values for context key {key} cannot be null or empty.");

    public static Fault ContextKeyNotList(string type, int values) =>
        IamFaults.InvalidInput($"Context key {type} expected a single value, but received {values}.");

    public static Fault ContextValueInvalid(string key, string format) =>
        IamFaults.InvalidInput($"Invalid context value for key {key}: expected {format}.");
}
