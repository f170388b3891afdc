using System.Security.Cryptography;
using IamSim.Wire;
using Microsoft.AspNetCore.Http.Features;

namespace IamSim.Authentication.Signatures;

/// <summary>The SHA-256 of a request's body, which its signature covers.</summary>
internal static class PayloadHash
{
    private static readonly byte[] OfNothing = SHA256.HashData([]);

    /// <summary>Reads the body whole, within the server's limit, and leaves it for whoever reads it next.</summary>
    public static async ValueTask<byte[]> OfAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return OfNothing;
        }

        var body = await WireBody.ReadAsync(http);
        byte[] hash;
        if (body.IsSingleSegment)
        {
            hash = SHA256.HashData(body.FirstSpan);
        }
        else
        {
            using var hasher = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var segment in body)
            {
                hasher.AppendData(segment.Span);
            }

            hash = hasher.GetHashAndReset();
        }

        // Nothing is consumed, so the next reader begins at the beginning.
        http.Request.BodyReader.AdvanceTo(body.Start);
        return hash;
    }
}
