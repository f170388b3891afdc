using System.Text;
using IamSim.Authentication.Signatures;
using Microsoft.AspNetCore.Http.Features;

namespace IamSim.Wire.Rest;

/// <summary>The path of a request as it was sent: an object's key may hold what servers tidy away, as <c>//</c>, <c>..</c> or <c>%2F</c>.</summary>
internal static class RequestTarget
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The path, encoded as it came; of a request through a proxy, that of its address.</summary>
    public static ReadOnlySpan<char> PathOf(HttpRequest request)
    {
        var target = (request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? string.Empty).AsSpan();
        if (!target.StartsWith("/"))
        {
            var authority = target.IndexOf("://", StringComparison.Ordinal);
            var slash = authority < 0 ? -1 : target[(authority + 3)..].IndexOfAny('/', '?');
            target = slash < 0 ? [] : target[(authority + 3 + slash)..];
        }

        var mark = target.IndexOf('?');
        return mark < 0 ? target : target[..mark];
    }

    /// <summary>A part of a path, decoded; null where it is no UTF-8.</summary>
    public static string? Decode(ReadOnlySpan<char> encoded)
    {
        if (encoded.IndexOf('%') < 0 && Ascii.IsValid(encoded))
        {
            return encoded.ToString();
        }

        var bytes = Encoding.UTF8.GetBytes(encoded.ToArray());
        try
        {
            return Strict.GetString(bytes, 0, UriEncoding.Decode(bytes, plusIsSpace: false));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
