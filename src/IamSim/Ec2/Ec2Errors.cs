using IamSim.Calls;
using IamSim.Contracts;

namespace IamSim.Ec2;

/// <summary>EC2's refusals, which its model does not list.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">EC2: Error codes</see>. CloudTrail has <c>Client.</c> before the code.</remarks>
internal static class Ec2Errors
{
    public static Fault Of(string code, string message, int status = 400) => new(code, status, message, "Client." + code);

    public static Fault InvalidValue(string? value, string parameter, string why) =>
        Of("InvalidParameterValue", $"Value ({CallText.Shown(value ?? string.Empty)}) for parameter {parameter} is invalid. {why}");

    public static Fault InvalidValue(string message) => Of("InvalidParameterValue", message);

    public static Fault Invalid(string message) => Of("InvalidParameter", message);

    public static Fault Missing(string parameter) => Of("MissingParameter", $"The request must contain the parameter {parameter}");

    public static Fault Combination(string message) => Of("InvalidParameterCombination", message);

    public static Fault Dependency(string message) => Of("DependencyViolation", message);

    public static Fault DryRun() => Of("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);

    /// <summary>IamSim's own: what EC2 has and IamSim's networks have not. Never an empty success.</summary>
    public static Fault NotHere(string what) => Of("UnsupportedOperation", $"IamSim's networks have no {what}.");
}
