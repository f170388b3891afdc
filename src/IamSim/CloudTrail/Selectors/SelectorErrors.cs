using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Selectors;

/// <summary>What is wrong with event selectors.</summary>
internal static class SelectorErrors
{
    // https://github.com/aws-samples/aws-security-reference-architecture-examples/issues/335
    public static Fault DataValue(string value) => Invalid($"Value {CallText.Shown(value)} for DataResources.Values is invalid.");

    /// <remarks>Worded as the one above; no report at hand.</remarks>
    public static Fault DataType(string? type) => Invalid($"Value {CallText.Shown(type ?? "null")} for DataResources.Type is invalid.");

    public static Fault Invalid(string message) => CloudTrailFaults.InvalidEventSelectors(message);
}
