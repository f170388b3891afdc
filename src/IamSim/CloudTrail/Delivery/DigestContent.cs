using System.Buffers;
using System.Text;
using System.Text.Json;
using IamSim.Contracts;

namespace IamSim.CloudTrail.Delivery;

/// <summary>What a digest says.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html">CloudTrail digest file
/// structure</see>
/// </remarks>
internal static class DigestContent
{
    public const string SignatureAlgorithm = "SHA256withRSA";
    private const string HashAlgorithm = "SHA-256";

    public static byte[] Write(DigestChain chain, DateTimeOffset end, string bucket, string key, string fingerprint, IReadOnlyList<TrailFile> files)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("awsAccountId", chain.SourceAccountId);
            json.WriteString("digestStartTime", Text(chain.From));
            json.WriteString("digestEndTime", Text(end));
            json.WriteString("digestS3Bucket", bucket);
            json.WriteString("digestS3Object", key);
            json.WriteString("digestPublicKeyFingerprint", fingerprint);
            json.WriteString("digestSignatureAlgorithm", SignatureAlgorithm);
            json.WriteString("newestEventTime", Text(files.Max(f => f.Newest)));
            json.WriteString("oldestEventTime", Text(files.Min(f => f.Oldest)));
            json.WriteString("previousDigestS3Bucket", chain.PreviousBucket);
            json.WriteString("previousDigestS3Object", chain.PreviousKey);
            json.WriteString("previousDigestHashValue", Hex(chain.PreviousHash));
            json.WriteString("previousDigestHashAlgorithm", chain.PreviousHash is null ? null : HashAlgorithm);
            json.WriteString("previousDigestSignature", Hex(chain.PreviousSignature));
            json.WriteStartArray("logFiles");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("s3Bucket", file.Bucket);
                json.WriteString("s3Object", file.Key);
                json.WriteString("hashValue", Hex(file.Hash));
                json.WriteString("hashAlgorithm", HashAlgorithm);
                json.WriteString("newestEventTime", Text(file.Newest));
                json.WriteString("oldestEventTime", Text(file.Oldest));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What is signed: the end of the digest's time, its place, its hash, and the signature of the one before.</summary>
    /// <remarks>
    /// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html">Custom implementations of CloudTrail
    /// log file integrity validation</see>: "the data signing string"
    /// </remarks>
    public static byte[] SigningString(DigestChain chain, DateTimeOffset end, string bucket, string key, byte[] hash) =>
        Encoding.UTF8.GetBytes($"{Text(end)}\n{bucket}/{key}\n{Hex(hash)}\n{Hex(chain.PreviousSignature) ?? "null"}");

    public static string? Hex(byte[]? bytes) => bytes is null ? null : Convert.ToHexStringLower(bytes);

    private static string? Text(DateTimeOffset? time) => time is { } known ? Timestamps.Format(known, Timestamps.Iso8601) : null;
}
