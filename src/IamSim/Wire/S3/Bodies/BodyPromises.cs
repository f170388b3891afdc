using IamSim.Contracts;
using IamSim.Wire.S3.Checksums;

namespace IamSim.Wire.S3.Bodies;

/// <summary>What a request says of its body: how long it is, how it is wrapped, and what its hashes are.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html">S3: Authenticating requests: Overview</see>,
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html">S3: Checking object integrity for data uploads</see>
/// </remarks>
internal sealed class BodyPromises
{
    public const string PayloadHeader = "x-amz-content-sha256";

    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string Signed = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string SignedTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    private const string UnsignedTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private const string DecodedLength = "x-amz-decoded-content-length";

    /// <summary>The content's hash, in hex; null where the request does not say.</summary>
    public string? Sha256 { get; private init; }

    /// <summary>The content's MD5; null where the request does not say.</summary>
    public byte[]? Md5 { get; private init; }

    /// <summary>The algorithm of its checksum; null where it has none.</summary>
    public string? Algorithm { get; private init; }

    /// <summary>The checksum's value in base64; read when the body has ended, for it may trail.</summary>
    public Func<string?> ChecksumOf { get; set; } = static () => null;

    /// <summary>The header that trails with the checksum; null where that came before.</summary>
    public string? Trailer { get; private init; }

    /// <summary>How many bytes the content has; null where the request does not say.</summary>
    public long? Length { get; private init; }

    public bool IsChunked { get; private init; }

    /// <summary>True where each chunk is signed.</summary>
    public bool HasSignedChunks { get; private init; }

    /// <summary>Reads what a request says; a fault where it contradicts itself or S3.</summary>
    public static Outcome<BodyPromises> Of(HttpRequest request)
    {
        var payload = request.Headers[PayloadHeader].ToString();
        var isChunked = payload is Signed or SignedTrailer or UnsignedTrailer || (payload is "" or Unsigned && IsAwsChunked(request));
        var isHash = payload.Length == 64 && payload.All(char.IsAsciiHexDigitLower);
        if (!isChunked && !isHash && payload is not ("" or Unsigned))
        {
            return S3Refusals.InvalidArgument(
                $"{PayloadHeader} must be {Unsigned}, {UnsignedTrailer}, {Signed}, {SignedTrailer}, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, "
                + "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.",
                PayloadHeader,
                payload);
        }

        var length = request.ContentLength;
        if (isChunked)
        {
            if (!long.TryParse(request.Headers[DecodedLength].ToString(), System.Globalization.NumberStyles.None, null, out var decoded))
            {
                return S3Refusals.MissingContentLength();
            }

            length = decoded;
        }

        if (length > S3Refusals.LargestBody)
        {
            return S3Refusals.EntityTooLarge(length.Value);
        }

        var digest = ReadMd5(request);
        var checksum = ReadChecksum(request);
        if ((digest.Fault ?? checksum.Fault) is { } fault)
        {
            return fault;
        }

        return new BodyPromises
        {
            Sha256 = isHash ? payload : null,
            Md5 = digest.Value is { Length: > 0 } md5 ? md5 : null,
            Algorithm = checksum.Value!.Algorithm,
            Trailer = checksum.Value.Trailer,
            ChecksumOf = () => checksum.Value.Value,
            Length = length,
            IsChunked = isChunked,
            HasSignedChunks = payload is Signed or SignedTrailer,
        };
    }

    /// <summary>True where a checksum, or an MD5, came with the request: some operations demand one.</summary>
    public bool HasChecksum => Md5 is not null || Algorithm is not null;

    private static bool IsAwsChunked(HttpRequest request) =>
        request.Headers.ContentEncoding.ToString().Contains("aws-chunked", StringComparison.OrdinalIgnoreCase) && request.Headers.ContainsKey(DecodedLength);

    /// <summary>Empty where there is none.</summary>
    private static Outcome<byte[]> ReadMd5(HttpRequest request)
    {
        if (!request.Headers.TryGetValue("Content-MD5", out var given))
        {
            return Array.Empty<byte>();
        }

        var md5 = new byte[16];
        return Convert.TryFromBase64String(given.ToString(), md5, out var length) && length == md5.Length ? md5 : S3Refusals.InvalidDigest(given.ToString());
    }

    private static Outcome<PromisedChecksum> ReadChecksum(HttpRequest request)
    {
        var names = request.Headers.Keys.Where(IsChecksum).ToList();
        var trailers = request.Headers["x-amz-trailer"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Count + trailers.Length > 1)
        {
            return S3Refusals.InvalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }

        if (trailers.Length == 1)
        {
            return IsChecksum(trailers[0]) && AlgorithmOf(trailers[0]) is { } trailing
                ? new PromisedChecksum(trailing, trailers[0], null)
                : S3Refusals.InvalidRequest("The value specified in the x-amz-trailer header is not supported");
        }

        if (names.Count == 0)
        {
            return request.Headers.ContainsKey("x-amz-sdk-checksum-algorithm") && request.ContentLength > 0 && !request.Headers.ContainsKey("Content-MD5")
                ? S3Refusals.InvalidRequest("x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.")
                : new PromisedChecksum(null, null, null);
        }

        var value = request.Headers[names[0]].ToString();
        using var hash = ContentHash.Begin(AlgorithmOf(names[0]) ?? string.Empty);
        var bytes = new byte[64];
        return hash is not null && Convert.TryFromBase64String(value, bytes, out var length) && length == hash.Length
            ? new PromisedChecksum(hash.Algorithm, null, value)
            : S3Refusals.InvalidRequest($"Value for {names[0].ToLowerInvariant()} header is invalid.");
    }

    /// <summary><c>x-amz-checksum-type</c>, <c>-algorithm</c> and <c>-mode</c> are no checksums.</summary>
    private static bool IsChecksum(string header) =>
        header.StartsWith(ContentHash.HeaderPrefix, StringComparison.OrdinalIgnoreCase)
        && header[ContentHash.HeaderPrefix.Length..].ToLowerInvariant() is not ("type" or "algorithm" or "mode");

    private static string? AlgorithmOf(string header)
    {
        using var hash = ContentHash.Begin(header[ContentHash.HeaderPrefix.Length..]);
        return hash?.Algorithm;
    }

    private sealed record PromisedChecksum(string? Algorithm, string? Trailer, string? Value);
}
