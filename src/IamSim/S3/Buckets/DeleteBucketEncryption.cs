using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Storage;

namespace IamSim.S3.Buckets;

/// <summary>Has a bucket encrypt as a new one does, with keys of S3.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketEncryption.html">S3: DeleteBucketEncryption</see></remarks>
internal sealed class DeleteBucketEncryption(IServiceProvider services, IamDb db, BucketStore buckets) : IOperation<DeleteBucketEncryptionRequest, DeleteBucketEncryptionResponse>
{
    public async ValueTask<Outcome<DeleteBucketEncryptionResponse>> RunAsync(Call call, DeleteBucketEncryptionRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        var stored = await db.TrackAsync(bucket, ct);
        (stored.EncryptionAlgorithm, stored.EncryptionKeyId, stored.BucketKeyEnabled) = ("AES256", null, false);
        return new DeleteBucketEncryptionResponse();
    }
}
