namespace IamSim.Ec2.Vpcs;

/// <summary>The availability zones of a region.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html">AWS: Availability Zones</see>. us-east-1 has six and
/// us-west-2 four; every other region has three here. On AWS a letter means another zone in each account; here <c>a</c> is always <c>az1</c>.
/// </remarks>
internal static class Zones
{
    public static IReadOnlyList<string> Of(string region) => [.. Letters(region).Select(letter => region + letter)];

    /// <summary><c>use1-az1</c> of <c>us-east-1a</c>.</summary>
    public static string IdOf(string zone)
    {
        var parts = zone[..^1].Split('-');
        if (parts.Length < 3)
        {
            // A region of the configuration's own naming.
            return $"{zone[..^1]}-az{zone[^1] - 'a' + 1}";
        }

        var place = string.Concat(parts[1..^1].Select(Short));
        return $"{parts[0]}{place}{parts[^1]}-az{zone[^1] - 'a' + 1}";
    }

    /// <summary>The zone of a name or an id; null for none of the region's.</summary>
    public static string? Find(string region, string? name, string? id) =>
        Of(region).FirstOrDefault(zone => (name is null || zone == name) && (id is null || IdOf(zone) == id));

    private static string Letters(string region) => region switch
    {
        "us-east-1" => "abcdef",
        "us-west-2" => "abcd",
        _ => "abc",
    };

    private static string Short(string direction) => direction switch
    {
        "northeast" => "ne",
        "southeast" => "se",
        "northwest" => "nw",
        "southwest" => "sw",
        "" => string.Empty,
        _ => direction[..1],
    };
}
