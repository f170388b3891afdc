using System.Collections.Immutable;
using System.Globalization;
using IamSim.Calls;

namespace IamSim.S3.Authorization;

/// <summary>The condition keys of S3 that every request has: how it is signed, and how it came.</summary>
internal static class S3RequestKeys
{
    public static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Of(Call call)
    {
        var keys = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>(4);
        if (call.Exchange is { AuthenticationMethod: { } method } exchange)
        {
            keys.Add(new("s3:signatureversion", ["AWS4-HMAC-SHA256"]));
            keys.Add(new("s3:authType", [method == "QueryString" ? "REST-QUERY-STRING" : "REST-HEADER"]));

            if (exchange.ContentSha256 is { } hash)
            {
                keys.Add(new("s3:x-amz-content-sha256", [hash]));
            }

            // "The age of the signature in milliseconds", of presigned URLs. They are signed by the machine's clock, whatever the simulator's says.
            if (exchange.Presigned.FirstOrDefault(p => p.Key == "X-Amz-Date").Value is { } date
                && DateTimeOffset.TryParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signed))
            {
                var age = (long)(TimeProvider.System.GetUtcNow() - signed).TotalMilliseconds;
                keys.Add(new("s3:signatureAge", [age.ToString(CultureInfo.InvariantCulture)]));
            }
        }

        // TLSv1.3 as the listener names it, Tls13.
        if (call.TlsVersion is { Length: 5 } tls && tls.StartsWith("Tls", StringComparison.Ordinal))
        {
            keys.Add(new("s3:TlsVersion", [$"{tls[3]}.{tls[4]}"]));
        }

        return keys.ToImmutable();
    }
}
