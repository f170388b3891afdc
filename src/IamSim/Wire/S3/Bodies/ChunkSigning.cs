using System.Security.Cryptography;
using System.Text;

namespace IamSim.Wire.S3.Bodies;

/// <summary>What the signature of a request leaves for the chunks of its body, each of which is signed together with the signature before it.</summary>
/// <param name="Key">The signing key.</param>
/// <param name="Date">When the request was signed: <c>20261128T130000Z</c>.</param>
/// <param name="Scope">The scope: <c>20261128/us-east-1/s3/aws4_request</c>.</param>
/// <param name="Seed">The request's own signature, in hex.</param>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html">S3: Transferring payload in multiple chunks (chunked upload)</see>,
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">with trailing headers</see>
/// </remarks>
internal sealed record ChunkSigning(byte[] Key, string Date, string Scope, string Seed)
{
    private static readonly string OfNothing = Convert.ToHexStringLower(SHA256.HashData([]));

    /// <summary>The signature of a chunk.</summary>
    /// <param name="previous">The signature before it.</param>
    /// <param name="hash">The SHA-256 of its content.</param>
    public string OfChunk(string previous, byte[] hash) =>
        Sign($"AWS4-HMAC-SHA256-PAYLOAD\n{Date}\n{Scope}\n{previous}\n{OfNothing}\n{Convert.ToHexStringLower(hash)}");

    /// <summary>The signature of the trailing headers, each <c>name:value</c> and a line break.</summary>
    public string OfTrailer(string previous, string trailer) =>
        Sign($"AWS4-HMAC-SHA256-TRAILER\n{Date}\n{Scope}\n{previous}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(trailer)))}");

    /// <summary>Only the name: the key must not get into a log.</summary>
    public override string ToString() => nameof(ChunkSigning);

    private string Sign(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(text)));
}
