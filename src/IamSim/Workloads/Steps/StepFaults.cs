using IamSim.Contracts;
using IamSim.Ec2.Facts;
using IamSim.Kms.Facts;

namespace IamSim.Workloads.Steps;

/// <summary>What stands in a step's way that is no policy.</summary>
internal static class StepFaults
{
    /// <summary>Nothing answers: the client gives up in the end.</summary>
    public static Fault NoWay(string service, Way way) =>
        new("ConnectTimeout", 503, $"There is no way to {service}: {way.Hops[^1]}", "ConnectTimeout");

    public static Fault NoSuchBucket(string bucket) =>
        new("NoSuchBucket", 404, $"The specified bucket does not exist: {bucket}.", "NoSuchBucket");

    public static Fault NoSuchKey(string uri) => new("NoSuchKey", 404, $"The specified key does not exist: {uri}.", "NoSuchKey");

    public static Fault NoSuchKmsKey(string key) => new("NotFoundException", 400, $"Key '{key}' does not exist", "NotFoundException");

    public static Fault KeyCannotBeUsed(KeyFacts key) => key.State == "Disabled"
        ? new Fault("DisabledException", 400, $"{key.Arn} is disabled.", "DisabledException")
        : new Fault("KMSInvalidStateException", 400, $"{key.Arn} is pending deletion.", "KMSInvalidStateException");
}
