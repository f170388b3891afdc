using System.Collections.Immutable;
using IamSim.Calls;

namespace IamSim.S3.Authorization;

/// <summary>The condition keys of S3 that every request has: how it is signed, and how it came.</summary>
internal static class S3RequestKeys
{
    public static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Of(Call call)
    {
        var keys = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>(4);
        if (call.Caller.Kind != CallerKind.Anonymous)
        {
            keys.Add(new("s3:signatureversion", ["AWS4-HMAC-SHA256"]));
            keys.Add(new("s3:authType", ["REST-HEADER"]));
        }

        // TLSv1.3 as the listener names it, Tls13.
        if (call.TlsVersion is { Length: 5 } tls && tls.StartsWith("Tls", StringComparison.Ordinal))
        {
            keys.Add(new("s3:TlsVersion", [$"{tls[3]}.{tls[4]}"]));
        }

        return keys.ToImmutable();
    }
}
