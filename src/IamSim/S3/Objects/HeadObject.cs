using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;

namespace IamSim.S3.Objects;

/// <summary>Tells of an object all but its content.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html">S3: HeadObject</see></remarks>
internal sealed class HeadObject(ObjectView view) : IOperation<HeadObjectRequest, HeadObjectOutput>
{
    public async ValueTask<Outcome<HeadObjectOutput>> RunAsync(Call call, HeadObjectRequest request, CancellationToken ct)
    {
        var shown = await view.ShowAsync(
            call,
            new GetObjectRequest
            {
                Bucket = request.Bucket,
                Key = request.Key,
                VersionId = request.VersionId,
                IfMatch = request.IfMatch,
                IfNoneMatch = request.IfNoneMatch,
                IfModifiedSince = request.IfModifiedSince,
                IfUnmodifiedSince = request.IfUnmodifiedSince,
                Range = request.Range,
                PartNumber = request.PartNumber,
                ChecksumMode = request.ChecksumMode,
                ExpectedBucketOwner = request.ExpectedBucketOwner,
                SSECustomerAlgorithm = request.SSECustomerAlgorithm,
                ResponseCacheControl = request.ResponseCacheControl,
                ResponseContentDisposition = request.ResponseContentDisposition,
                ResponseContentEncoding = request.ResponseContentEncoding,
                ResponseContentLanguage = request.ResponseContentLanguage,
                ResponseContentType = request.ResponseContentType,
                ResponseExpires = request.ResponseExpires,
            },
            hasBody: false,
            ct);
        if (shown.IsFault)
        {
            return shown.Fault;
        }

        var found = shown.Value;
        return new HeadObjectOutput
        {
            AcceptRanges = found.AcceptRanges,
            LastModified = found.LastModified,
            ContentLength = found.ContentLength,
            ETag = found.ETag,
            ChecksumCRC32 = found.ChecksumCRC32,
            ChecksumCRC32C = found.ChecksumCRC32C,
            ChecksumCRC64NVME = found.ChecksumCRC64NVME,
            ChecksumSHA1 = found.ChecksumSHA1,
            ChecksumSHA256 = found.ChecksumSHA256,
            ChecksumSHA512 = found.ChecksumSHA512,
            ChecksumMD5 = found.ChecksumMD5,
            ChecksumXXHASH64 = found.ChecksumXXHASH64,
            ChecksumXXHASH3 = found.ChecksumXXHASH3,
            ChecksumXXHASH128 = found.ChecksumXXHASH128,
            ChecksumType = found.ChecksumType,
            CacheControl = found.CacheControl,
            ContentDisposition = found.ContentDisposition,
            ContentEncoding = found.ContentEncoding,
            ContentLanguage = found.ContentLanguage,
            ContentType = found.ContentType,
            ContentRange = found.ContentRange,
            Expires = found.Expires,
            WebsiteRedirectLocation = found.WebsiteRedirectLocation,
            ServerSideEncryption = found.ServerSideEncryption,
            SSEKMSKeyId = found.SSEKMSKeyId,
            BucketKeyEnabled = found.BucketKeyEnabled,
            StorageClass = found.StorageClass,
            Metadata = found.Metadata,
            PartsCount = found.PartsCount,
            TagCount = found.TagCount,
        };
    }
}
