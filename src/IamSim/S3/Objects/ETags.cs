using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using IamSim.S3.Facts;

namespace IamSim.S3.Objects;

/// <summary>The entity tags of objects.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html">S3: Object</see>: of what is put whole and not encrypted by KMS the MD5, of a
/// multipart object the MD5 of its parts' MD5s with their number behind; of what KMS encrypts it is "not an MD5 digest of their object data".
/// </remarks>
[SuppressMessage("Security", "CA5351", Justification = "S3's ETags are MD5.")]
internal static class ETags
{
    public static string Of(byte[] md5, BucketEncryption encryption) => Convert.ToHexStringLower(encryption.IsKms ? RandomNumberGenerator.GetBytes(16) : md5);

    public static string OfParts(IReadOnlyList<byte[]> md5s)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var md5 in md5s)
        {
            all.AppendData(md5);
        }

        return FormattableString.Invariant($"{Convert.ToHexStringLower(all.GetHashAndReset())}-{md5s.Count}");
    }

    /// <summary>Without the quotes that it may come with.</summary>
    public static string Bare(string etag) => etag.Trim().Trim('"');
}
