using IamSim.Contracts;
using IamSim.Contracts.S3;

namespace IamSim.S3.Objects;

/// <summary>A checksum as answers have it: in the member of its algorithm.</summary>
internal static class Checksums
{
    public static PutObjectOutput With(PutObjectOutput answer, ObjectDetails details) => answer with
    {
        ChecksumCRC32 = Of(details, "CRC32"),
        ChecksumCRC32C = Of(details, "CRC32C"),
        ChecksumCRC64NVME = Of(details, "CRC64NVME"),
        ChecksumSHA1 = Of(details, "SHA1"),
        ChecksumSHA256 = Of(details, "SHA256"),
        ChecksumSHA512 = Of(details, "SHA512"),
        ChecksumMD5 = Of(details, "MD5"),
        ChecksumXXHASH64 = Of(details, "XXHASH64"),
        ChecksumXXHASH3 = Of(details, "XXHASH3"),
        ChecksumXXHASH128 = Of(details, "XXHASH128"),
        ChecksumType = details.Checksum is null ? null : details.ChecksumType,
    };

    public static UploadPartOutput With(UploadPartOutput answer, ContentChecksum? checksum) => answer with
    {
        ChecksumCRC32 = Of(checksum, "CRC32"),
        ChecksumCRC32C = Of(checksum, "CRC32C"),
        ChecksumCRC64NVME = Of(checksum, "CRC64NVME"),
        ChecksumSHA1 = Of(checksum, "SHA1"),
        ChecksumSHA256 = Of(checksum, "SHA256"),
        ChecksumSHA512 = Of(checksum, "SHA512"),
        ChecksumMD5 = Of(checksum, "MD5"),
        ChecksumXXHASH64 = Of(checksum, "XXHASH64"),
        ChecksumXXHASH3 = Of(checksum, "XXHASH3"),
        ChecksumXXHASH128 = Of(checksum, "XXHASH128"),
    };

    public static GetObjectOutput With(GetObjectOutput answer, ObjectDetails details) => answer with
    {
        ChecksumCRC32 = Of(details, "CRC32"),
        ChecksumCRC32C = Of(details, "CRC32C"),
        ChecksumCRC64NVME = Of(details, "CRC64NVME"),
        ChecksumSHA1 = Of(details, "SHA1"),
        ChecksumSHA256 = Of(details, "SHA256"),
        ChecksumSHA512 = Of(details, "SHA512"),
        ChecksumMD5 = Of(details, "MD5"),
        ChecksumXXHASH64 = Of(details, "XXHASH64"),
        ChecksumXXHASH3 = Of(details, "XXHASH3"),
        ChecksumXXHASH128 = Of(details, "XXHASH128"),
        ChecksumType = details.Checksum is null ? null : details.ChecksumType,
    };

    public static CopyObjectResult With(CopyObjectResult answer, ObjectDetails details) => answer with
    {
        ChecksumCRC32 = Of(details, "CRC32"),
        ChecksumCRC32C = Of(details, "CRC32C"),
        ChecksumCRC64NVME = Of(details, "CRC64NVME"),
        ChecksumSHA1 = Of(details, "SHA1"),
        ChecksumSHA256 = Of(details, "SHA256"),
        ChecksumSHA512 = Of(details, "SHA512"),
        ChecksumMD5 = Of(details, "MD5"),
        ChecksumXXHASH64 = Of(details, "XXHASH64"),
        ChecksumXXHASH3 = Of(details, "XXHASH3"),
        ChecksumXXHASH128 = Of(details, "XXHASH128"),
        ChecksumType = details.Checksum is null ? null : details.ChecksumType,
    };

    public static CompleteMultipartUploadOutput With(CompleteMultipartUploadOutput answer, ObjectDetails details) => answer with
    {
        ChecksumCRC32 = Of(details, "CRC32"),
        ChecksumCRC32C = Of(details, "CRC32C"),
        ChecksumCRC64NVME = Of(details, "CRC64NVME"),
        ChecksumSHA1 = Of(details, "SHA1"),
        ChecksumSHA256 = Of(details, "SHA256"),
        ChecksumSHA512 = Of(details, "SHA512"),
        ChecksumMD5 = Of(details, "MD5"),
        ChecksumXXHASH64 = Of(details, "XXHASH64"),
        ChecksumXXHASH3 = Of(details, "XXHASH3"),
        ChecksumXXHASH128 = Of(details, "XXHASH128"),
        ChecksumType = details.Checksum is null ? null : details.ChecksumType,
    };

    /// <summary>Whether a request says itself how its content is to be checked: then S3 makes no checksum of its own.</summary>
    public static bool IsNamed(IRequest request) => Naming.Any(member => request.TextOf(member) is not null);

    private static readonly string[] Naming =
    [
        "ChecksumAlgorithm", "ChecksumCRC32", "ChecksumCRC32C", "ChecksumCRC64NVME", "ChecksumSHA1", "ChecksumSHA256", "ChecksumSHA512", "ChecksumMD5", "ChecksumXXHASH64",
        "ChecksumXXHASH3", "ChecksumXXHASH128",
    ];

    /// <summary>The checksum that a completion names for its object; null where it names none.</summary>
    public static ContentChecksum? In(CompleteMultipartUploadRequest request) => First(
        ("CRC32", request.ChecksumCRC32),
        ("CRC32C", request.ChecksumCRC32C),
        ("CRC64NVME", request.ChecksumCRC64NVME),
        ("SHA1", request.ChecksumSHA1),
        ("SHA256", request.ChecksumSHA256),
        ("SHA512", request.ChecksumSHA512),
        ("MD5", request.ChecksumMD5),
        ("XXHASH64", request.ChecksumXXHASH64),
        ("XXHASH3", request.ChecksumXXHASH3),
        ("XXHASH128", request.ChecksumXXHASH128));

    /// <summary>The checksum that a completion names for a part; null where it names none.</summary>
    public static ContentChecksum? In(CompletedPart part) => First(
        ("CRC32", part.ChecksumCRC32),
        ("CRC32C", part.ChecksumCRC32C),
        ("CRC64NVME", part.ChecksumCRC64NVME),
        ("SHA1", part.ChecksumSHA1),
        ("SHA256", part.ChecksumSHA256),
        ("SHA512", part.ChecksumSHA512),
        ("MD5", part.ChecksumMD5),
        ("XXHASH64", part.ChecksumXXHASH64),
        ("XXHASH3", part.ChecksumXXHASH3),
        ("XXHASH128", part.ChecksumXXHASH128));

    private static ContentChecksum? First(params ReadOnlySpan<(string Algorithm, string? Value)> checksums)
    {
        foreach (var (algorithm, value) in checksums)
        {
            if (value is not null)
            {
                return new ContentChecksum(algorithm, value);
            }
        }

        return null;
    }

    private static string? Of(ObjectDetails details, string algorithm) => details.ChecksumAlgorithm == algorithm ? details.Checksum : null;

    private static string? Of(ContentChecksum? checksum, string algorithm) => checksum?.Algorithm == algorithm ? checksum.Value : null;
}
