using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Objects;

namespace IamSim.S3.Uploads;

/// <summary>The checksum of an object that is made from parts, from the parts' own.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html">S3: Checking object integrity</see>: full object for
/// CRCs alone, composite for all but CRC64NVME, which composes SHA1, SHA256, and CRC32 and CRC32C where nothing else is asked.
/// </remarks>
internal static class PartChecksums
{
    /// <summary>The type of an upload's checksum; refused where the algorithm has none such.</summary>
    public static Outcome<string> TypeOf(string? algorithm, string? asked)
    {
        if (algorithm is null)
        {
            return asked is null ? ChecksumType.COMPOSITE : S3Errors.InvalidRequest("The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
        }

        if (algorithm is not ("CRC32" or "CRC32C" or "CRC64NVME" or "SHA1" or "SHA256"))
        {
            return S3Errors.NotImplemented($"x-amz-checksum-algorithm: {algorithm}");
        }

        var type = asked ?? (algorithm == "CRC64NVME" ? ChecksumType.FULL_OBJECT : ChecksumType.COMPOSITE);
        var isServed = type == ChecksumType.FULL_OBJECT ? Crc.Of(algorithm) is not null : algorithm != "CRC64NVME";
        return isServed ? type : S3Errors.InvalidRequest($"The {type} checksum type cannot be used with the {algorithm.ToLowerInvariant()} checksum algorithm.");
    }

    /// <summary>The object's checksum, held against the one that the completion names; none where the upload has none.</summary>
    public static Outcome<ObjectDetails> Of(List<PartSummary> parts, ObjectDetails upload, CompleteMultipartUploadRequest request)
    {
        var named = Checksums.In(request);
        var algorithm = upload.ChecksumAlgorithm ?? parts[0].ChecksumAlgorithm;
        if (algorithm is null || parts.Any(part => part.ChecksumAlgorithm != algorithm || part.Checksum is null))
        {
            // Parts came without: there is nothing to make it from.
            return named is null ? new ObjectDetails() : S3Errors.InvalidRequest("The upload was created without a checksum, and its parts have none to compose.");
        }

        var type = request.ChecksumType ?? upload.ChecksumType ?? (algorithm == "CRC64NVME" ? ChecksumType.FULL_OBJECT : ChecksumType.COMPOSITE);
        var isFull = type == ChecksumType.FULL_OBJECT;
        if (isFull && Crc.Of(algorithm) is null)
        {
            return S3Errors.InvalidRequest($"The {type} checksum type cannot be used with the {algorithm.ToLowerInvariant()} checksum algorithm.");
        }

        var checksum = isFull ? Full(parts, Crc.Of(algorithm)!) : Composite(parts, algorithm);

        // Clients name a composite one with or without the number behind it.
        return named is not null && (named.Algorithm != algorithm || named.Value.Split('-')[0] != checksum.Split('-')[0])
            ? S3Errors.BadDigest(named.Algorithm)
            : new ObjectDetails { ChecksumAlgorithm = algorithm, Checksum = checksum, ChecksumType = type };
    }

    private static string Full(List<PartSummary> parts, Crc crc)
    {
        var sum = Convert.FromBase64String(parts[0].Checksum!);
        foreach (var part in parts.Skip(1))
        {
            sum = crc.Combine(sum, Convert.FromBase64String(part.Checksum!), part.Size);
        }

        return Convert.ToBase64String(sum);
    }

    [SuppressMessage("Security", "CA5350", Justification = "S3's SHA1 checksums are SHA-1.")]
    private static string Composite(List<PartSummary> parts, string algorithm)
    {
        byte[] all = [.. parts.SelectMany(part => Convert.FromBase64String(part.Checksum!))];
        var sum = algorithm switch
        {
            "SHA1" => SHA1.HashData(all),
            "SHA256" => SHA256.HashData(all),
            _ => Crc.Of(algorithm)!.Of(all),
        };
        return FormattableString.Invariant($"{Convert.ToBase64String(sum)}-{parts.Count}");
    }
}
