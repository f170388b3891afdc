using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Objects;
using IamSim.Storage;

namespace IamSim.S3.Uploads;

/// <summary>Gives an upload up; its parts go.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html">S3: AbortMultipartUpload</see></remarks>
internal sealed class AbortMultipartUpload(IamDb db, UploadFinder uploads, ObjectWriter writer) : IOperation<AbortMultipartUploadRequest, AbortMultipartUploadOutput>
{
    public async ValueTask<Outcome<AbortMultipartUploadOutput>> RunAsync(Call call, AbortMultipartUploadRequest request, CancellationToken ct)
    {
        var found = await uploads.FindAsync(call, request.Bucket, request.ExpectedBucketOwner, request.Key, request.UploadId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        await writer.LetGoPartsAsync(db, found.Value.Upload.Id, ct);
        db.S3Uploads.Remove(found.Value.Upload);
        return new AbortMultipartUploadOutput();
    }
}
