using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace IamSim.Wire.S3.Checksums;

/// <summary>One of the algorithms that S3 knows checksums by, at work.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html">S3: Checking object integrity</see></remarks>
internal sealed class ContentHash : IDisposable
{
    /// <summary>What all headers of checksums begin with.</summary>
    public const string HeaderPrefix = "x-amz-checksum-";

    private readonly IncrementalHash? _digest;
    private readonly NonCryptographicHashAlgorithm? _checksum;

    private ContentHash(string algorithm, IncrementalHash? digest, NonCryptographicHashAlgorithm? checksum) =>
        (Algorithm, _digest, _checksum) = (algorithm, digest, checksum);

    /// <summary>As S3 names it: <c>CRC64NVME</c>.</summary>
    public string Algorithm { get; }

    public int Length => _checksum?.HashLengthInBytes ?? _digest!.HashLengthInBytes;

    /// <summary>Begins one; null for a name that S3 has not.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The algorithm is the client's choice, and guards against faults of transmission.")]
    public static ContentHash? Begin(string algorithm) => algorithm.ToUpperInvariant() switch
    {
        "CRC32" => new ContentHash("CRC32", null, new Crc32()),
        "CRC32C" => new ContentHash("CRC32C", null, new Crc32C()),
        "CRC64NVME" => new ContentHash("CRC64NVME", null, new Crc64Nvme()),
        "SHA1" => new ContentHash("SHA1", IncrementalHash.CreateHash(HashAlgorithmName.SHA1), null),
        "SHA256" => Sha256(),
        "SHA512" => new ContentHash("SHA512", IncrementalHash.CreateHash(HashAlgorithmName.SHA512), null),
        "MD5" => Md5(),
        "XXHASH64" => new ContentHash("XXHASH64", null, new XxHash64()),
        "XXHASH3" => new ContentHash("XXHASH3", null, new XxHash3()),
        "XXHASH128" => new ContentHash("XXHASH128", null, new XxHash128()),
        _ => null,
    };

    public static ContentHash Sha256() => new("SHA256", IncrementalHash.CreateHash(HashAlgorithmName.SHA256), null);

    [SuppressMessage("Security", "CA5351", Justification = "Content-MD5 is MD5.")]
    public static ContentHash Md5() => new("MD5", IncrementalHash.CreateHash(HashAlgorithmName.MD5), null);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _digest?.AppendData(bytes);
        _checksum?.Append(bytes);
    }

    /// <summary>What has come out.</summary>
    public byte[] End()
    {
        if (_digest is not null)
        {
            return _digest.GetHashAndReset();
        }

        var hash = _checksum!.GetCurrentHash();
        if (_checksum is Crc32)
        {
            // .NET has its bytes the other way round than S3.
            Array.Reverse(hash);
        }

        return hash;
    }

    public void Dispose() => _digest?.Dispose();
}
