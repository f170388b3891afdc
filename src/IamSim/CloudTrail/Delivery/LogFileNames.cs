using System.Globalization;
using IamSim.CloudTrail.Trails;

namespace IamSim.CloudTrail.Delivery;

/// <summary>The keys of log files and digests.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html">CloudTrail: log file name format</see>,
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html">digest file
/// structure</see>
/// </remarks>
internal static class LogFileNames
{
    /// <param name="trail">The trail.</param>
    /// <param name="organization">The organization of an organization trail; null for any other.</param>
    /// <param name="account">Whose events they are.</param>
    /// <param name="region">Where they happened.</param>
    /// <param name="time">When the file is delivered.</param>
    /// <param name="unique">What tells it from another of the same minute.</param>
    public static string Log(Trail trail, string? organization, string account, string region, DateTimeOffset time, string unique) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Before(trail, organization, account)}CloudTrail/{region}/{time:yyyy/MM/dd}/{account}_CloudTrail_{region}_{time:yyyyMMdd'T'HHmm'Z'}_{unique}.json.gz");

    public static string Digest(Trail trail, string? organization, string account, string region, DateTimeOffset end) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Before(trail, organization, account)}CloudTrail-Digest/{region}/{end:yyyy/MM/dd}/{account}_CloudTrail-Digest_{region}_{trail.Name}_{trail.HomeRegion}_{end:yyyyMMdd'T'HHmmss'Z'}.json.gz");

    private static string Before(Trail trail, string? organization, string account) =>
        $"{(trail.Prefix is null ? "" : trail.Prefix + "/")}AWSLogs/{(organization is null ? "" : organization + "/")}{account}/";
}
