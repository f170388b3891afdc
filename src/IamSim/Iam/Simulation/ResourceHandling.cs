using IamSim.Contracts;

namespace IamSim.Iam.Simulation;

/// <summary>The scenarios of <c>ResourceHandlingOption</c>: which resources a simulated launch of EC2 instances must name.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html">IAM: SimulateCustomPolicy</see>. The two of
/// EC2-Classic are no longer in the list; AWS still takes them.
/// </remarks>
internal static class ResourceHandling
{
    private static readonly string[] Classic = ["instance", "image", "security-group"];

    private static readonly Dictionary<string, string[]> Scenarios = new(StringComparer.Ordinal)
    {
        ["EC2-Classic-InstanceStore"] = Classic,
        ["EC2-Classic-EBS"] = [.. Classic, "volume"],
        ["EC2-VPC-InstanceStore"] = [.. Classic, "network-interface"],
        ["EC2-VPC-InstanceStore-Subnet"] = [.. Classic, "network-interface", "subnet"],
        ["EC2-VPC-EBS"] = [.. Classic, "network-interface", "volume"],
        ["EC2-VPC-EBS-Subnet"] = [.. Classic, "network-interface", "subnet", "volume"],
    };

    /// <summary>Why the scenario cannot be simulated; null where it can, or none is named.</summary>
    public static Fault? Refuse(string? option, IReadOnlyList<string> resources)
    {
        if (option is null)
        {
            return null;
        }

        if (!Scenarios.TryGetValue(option, out var types))
        {
            return SimulationErrors.UnknownHandling(option);
        }

        return resources is ["*"] || types.All(type => resources.Any(arn => IsOf(arn, type)))
            ? null
            : SimulationErrors.HandlingWantsResources(option, string.Join(", ", types));
    }

    private static bool IsOf(string arn, string type) =>
        arn.Split(':', 6) is ["arn", _, "ec2", _, _, var resource] && (resource == "*" || resource.StartsWith(type + '/', StringComparison.Ordinal));
}
