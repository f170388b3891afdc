using System.Collections.Immutable;
using System.Globalization;
using IamSim.Calls;

namespace IamSim.Authorization;

/// <summary>The context keys that every request has: when, from where, how.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">IAM: global condition keys</see>
/// </remarks>
internal static class RequestKeys
{
    public static List<KeyValuePair<string, ImmutableArray<string>>> Of(Call call)
    {
        var keys = new List<KeyValuePair<string, ImmutableArray<string>>>(32)
        {
            new("aws:CurrentTime", [SessionFacts.Time(call.Time.ToUnixTimeSeconds())]),
            new("aws:EpochTime", [call.Time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)]),
            new("aws:SecureTransport", [call.IsEncrypted ? "true" : "false"]),
            new("aws:RequestedRegion", [call.Region]),
            new("aws:ViaAWSService", [call.Via.IsEmpty ? "false" : "true"]),
        };
        AddWay(keys, call);
        // "The aws:SourceIp condition key can't be used for requests through a VPC endpoint": there it is aws:VpcSourceIp.
        if (call.SourceAddress is { } address && call.Endpoint is null)
        {
            keys.Add(new("aws:SourceIp", [(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()]));
        }

        if (!string.IsNullOrEmpty(call.UserAgent))
        {
            keys.Add(new("aws:UserAgent", [call.UserAgent]));
        }

        if (!string.IsNullOrEmpty(call.Referer))
        {
            keys.Add(new("aws:Referer", [call.Referer]));
        }

        if (call.Caller.Session is { MfaAt: { } at, Kind: Authentication.Sessions.SessionKind.User or Authentication.Sessions.SessionKind.Root })
        {
            keys.Add(new("aws:MultiFactorAuthAge", [(call.Time.ToUnixTimeSeconds() - at).ToString(CultureInfo.InvariantCulture)]));
        }

        return keys;
    }

    /// <summary>Which services the call came through, and which VPC endpoint.</summary>
    private static void AddWay(List<KeyValuePair<string, ImmutableArray<string>>> keys, Call call)
    {
        if (!call.Via.IsEmpty)
        {
            keys.Add(new("aws:CalledVia", call.Via));
            keys.Add(new("aws:CalledViaFirst", [call.Via[0]]));
            keys.Add(new("aws:CalledViaLast", [call.Via[^1]]));
        }

        if (call.Endpoint is { } endpoint)
        {
            keys.Add(new("aws:SourceVpce", [endpoint.Id]));
            keys.Add(new("aws:SourceVpc", [endpoint.VpcId]));
            if (endpoint.SourceAddress is { } source)
            {
                keys.Add(new("aws:VpcSourceIp", [source]));
            }
        }
    }
}
