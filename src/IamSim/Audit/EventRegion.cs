using IamSim.Calls;
using IamSim.SignIn;

namespace IamSim.Audit;

/// <summary>The region whose event a call is.</summary>
/// <remarks>
/// IAM, Organizations and sign-in are services of a whole partition: whatever region a client names, theirs are events of its one home region. "AWS
/// CloudTrail logs for requests made to the AWS STS global endpoint will be sent to the US East (N. Virginia) Region. CloudTrail logs for requests
/// served by AWS STS Regional endpoints will continue to be logged to their respective Region":
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html">IAM: Logging IAM and STS API calls with CloudTrail</see>
/// </remarks>
internal static class EventRegion
{
    private const string StsHost = "sts.";

    private const string AwsDomain = ".amazonaws.com";

    public static string Of(Call call, string eventSource) => eventSource switch
    {
        "iam.amazonaws.com" or "organizations.amazonaws.com" or SignInEvents.Source => Arns.HomeRegionOf(call.Partition),
        "sts.amazonaws.com" => IsGlobalSts(call) ? Arns.HomeRegionOf(call.Partition) : ServingRegion(call),
        _ => call.Region,
    };

    /// <summary>
    /// True where a client addressed STS's one global endpoint by its name. IamSim's own address is the endpoint of the region that a call is signed for.
    /// </summary>
    public static bool IsGlobalSts(Call call) => call.HostHeader is { } host && NameOf(host).Equals("sts.amazonaws.com", StringComparison.OrdinalIgnoreCase);

    /// <summary>The region that served a call of STS: of a regional endpoint that was addressed by its name, that of the name.</summary>
    public static string ServingRegion(Call call)
    {
        var host = call.HostHeader is null ? default : NameOf(call.HostHeader);
        var end = host.IndexOf(AwsDomain, StringComparison.OrdinalIgnoreCase);
        return host.StartsWith(StsHost, StringComparison.OrdinalIgnoreCase) && end > StsHost.Length && IsRegion(host[StsHost.Length..end])
            ? host[StsHost.Length..end].ToString()
            : call.Region;
    }

    private static bool IsRegion(ReadOnlySpan<char> text)
    {
        foreach (var each in text)
        {
            if (!char.IsAsciiLetterLower(each) && !char.IsAsciiDigit(each) && each != '-')
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<char> NameOf(string host)
    {
        var end = host.IndexOf(':', StringComparison.Ordinal);
        return end < 0 ? host : host.AsSpan(0, end);
    }
}
