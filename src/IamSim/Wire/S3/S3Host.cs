using System.Text.RegularExpressions;
using IamSim.Contracts;

namespace IamSim.Wire.S3;

/// <summary>What a Host header says of S3.</summary>
/// <param name="IsS3">True where it is one of S3's.</param>
/// <param name="Bucket">The bucket in front of it; null for requests in path style.</param>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html">S3: Virtual hosting of general purpose buckets</see>. Beside AWS's own
/// hosts, <c>localhost</c> stands for <c>amazonaws.com</c>, and what clients with an endpoint of <c>http://localhost</c> make of it is understood:
/// <c>bucket.localhost</c>.
/// </remarks>
internal readonly partial record struct S3Host(bool IsS3, string? Bucket)
{
    private const string Local = ".localhost";

    private const string Placeholder = "bucket";

    private static readonly System.Buffers.SearchValues<char> BucketCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <summary>What can stand before <c>.localhost</c> and is no bucket: the hosts of the other services.</summary>
    private static readonly HashSet<string> Others = [.. Services.All.SelectMany(s => new[] { s.EndpointPrefix, s.SigningName })];

    /// <summary>Reads a host, without its port.</summary>
    /// <param name="host">The host.</param>
    /// <param name="isForS3">True where the request is known to be for S3.</param>
    public static S3Host Of(string host, bool isForS3)
    {
        var isLocal = host.EndsWith(Local, StringComparison.OrdinalIgnoreCase);
        if (!isLocal && !host.Contains("amazonaws.com", StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        var match = Endpoint().Match(host);
        if (match.Success)
        {
            return new S3Host(true, match.Groups["bucket"] is { Success: true } bucket ? bucket.Value.ToLowerInvariant() : null);
        }

        // A VPC endpoint's own host: "bucket." is a part of it that stands for no bucket, before which one can stand.
        var endpoint = VpcEndpoint().Match(host);
        if (endpoint.Success)
        {
            var front = endpoint.Groups["front"].Value.ToLowerInvariant();
            front = front == Placeholder ? string.Empty : front.EndsWith("." + Placeholder, StringComparison.Ordinal) ? front[..^(Placeholder.Length + 1)] : front;
            return new S3Host(true, front.Length == 0 ? null : front);
        }

        if (!isLocal || host.EndsWith(".vpce" + Local, StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        var label = host[..^Local.Length].ToLowerInvariant();
        return IsBucketName(label) && (isForS3 || !IsOther(label)) ? new S3Host(true, label) : default;
    }

    /// <summary>Whether a bucket can be called so, roughly: 3 to 63 small letters, digits, dots and hyphens. The operation looks closer.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">S3: General purpose bucket naming rules</see></remarks>
    public static bool IsBucketName(ReadOnlySpan<char> text) =>
        text.Length is >= 3 and <= 63 && text.IndexOfAnyExcept(BucketCharacters) < 0 && char.IsAsciiLetterOrDigit(text[0]);

    /// <summary><c>iam</c>, <c>sts.us-east-1</c>, <c>runtime.sagemaker.us-east-1</c>.</summary>
    private static bool IsOther(string label) =>
        Others.Contains(label) || Others.Any(other => label.StartsWith(other + ".", StringComparison.Ordinal));

    [GeneratedRegex(
        @"^(?:(?<bucket>[a-z0-9][a-z0-9.-]*)\.)?s3(?:[.-](?:dualstack\.|accelerate\.)?[a-z]{2}(?:-[a-z]+)+-\d+)?\.(?:localhost|amazonaws\.com(?:\.cn)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Endpoint();

    /// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html">S3: Accessing buckets from S3 interface endpoints</see></remarks>
    [GeneratedRegex(
        @"^(?:(?<front>[a-z0-9][a-z0-9.-]*)\.)?vpce-[0-9a-f]{8,17}(?:-[a-z0-9-]+)?\.s3\.[a-z0-9-]+\.vpce\.(?:localhost|amazonaws\.com)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex VpcEndpoint();
}
