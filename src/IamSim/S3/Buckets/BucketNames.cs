using System.Net;

namespace IamSim.S3.Buckets;

/// <summary>What a bucket can be called.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">S3: General purpose bucket naming rules</see>. But for
/// <c>amzn-s3-demo-</c>, which the examples of AWS's own documentation begin with: here they run as they stand.
/// </remarks>
internal static class BucketNames
{
    private static readonly string[] Prefixes = ["xn--", "sthree-"];
    private static readonly string[] Suffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    public static bool IsValid(string name) =>
        name.Length is >= 3 and <= 63
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')
        && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
        && !name.Contains("..", StringComparison.Ordinal)
        && !(name.Split('.').Length == 4 && IPAddress.TryParse(name, out _))
        && !Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
        && !Suffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));
}
