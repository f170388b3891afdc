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
        ChecksumType = details.Checksum is null ? null : details.ChecksumType,
    };

    public static UploadPartOutput With(UploadPartOutput answer, ContentChecksum? checksum) => answer with
    {
        ChecksumCRC32 = Of(checksum, "CRC32"),
        ChecksumCRC32C = Of(checksum, "CRC32C"),
        ChecksumCRC64NVME = Of(checksum, "CRC64NVME"),
        ChecksumSHA1 = Of(checksum, "SHA1"),
        ChecksumSHA256 = Of(checksum, "SHA256"),
    };

    public static GetObjectOutput With(GetObjectOutput answer, ObjectDetails details) => answer with
    {
        ChecksumCRC32 = Of(details, "CRC32"),
        ChecksumCRC32C = Of(details, "CRC32C"),
        ChecksumCRC64NVME = Of(details, "CRC64NVME"),
        ChecksumSHA1 = Of(details, "SHA1"),
        ChecksumSHA256 = Of(details, "SHA256"),
        ChecksumType = details.Checksum is null ? null : details.ChecksumType,
    };

    public static CopyObjectResult With(CopyObjectResult answer, ObjectDetails details) => answer with
    {
        ChecksumCRC32 = Of(details, "CRC32"),
        ChecksumCRC32C = Of(details, "CRC32C"),
        ChecksumCRC64NVME = Of(details, "CRC64NVME"),
        ChecksumSHA1 = Of(details, "SHA1"),
        ChecksumSHA256 = Of(details, "SHA256"),
        ChecksumType = details.Checksum is null ? null : details.ChecksumType,
    };

    public static CompleteMultipartUploadOutput With(CompleteMultipartUploadOutput answer, ObjectDetails details) => answer with
    {
        ChecksumCRC32 = Of(details, "CRC32"),
        ChecksumCRC32C = Of(details, "CRC32C"),
        ChecksumCRC64NVME = Of(details, "CRC64NVME"),
        ChecksumSHA1 = Of(details, "SHA1"),
        ChecksumSHA256 = Of(details, "SHA256"),
        ChecksumType = details.Checksum is null ? null : details.ChecksumType,
    };

    /// <summary>The checksum that a completion names for its object; null where it names none.</summary>
    public static ContentChecksum? In(CompleteMultipartUploadRequest request) => First(
        ("CRC32", request.ChecksumCRC32),
        ("CRC32C", request.ChecksumCRC32C),
        ("CRC64NVME", request.ChecksumCRC64NVME),
        ("SHA1", request.ChecksumSHA1),
        ("SHA256", request.ChecksumSHA256));

    /// <summary>The checksum that a completion names for a part; null where it names none.</summary>
    public static ContentChecksum? In(CompletedPart part) => First(
        ("CRC32", part.ChecksumCRC32),
        ("CRC32C", part.ChecksumCRC32C),
        ("CRC64NVME", part.ChecksumCRC64NVME),
        ("SHA1", part.ChecksumSHA1),
        ("SHA256", part.ChecksumSHA256));

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
