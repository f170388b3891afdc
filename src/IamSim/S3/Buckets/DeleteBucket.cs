using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Objects;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.S3.Buckets;

/// <summary>Deletes a bucket in which nothing is; uploads that are not completed go with it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html">S3: DeleteBucket</see></remarks>
internal sealed class DeleteBucket(IServiceProvider services, IamDb db, BucketStore buckets, ObjectWriter writer) : IOperation<DeleteBucketRequest, DeleteBucketResponse>
{
    public async ValueTask<Outcome<DeleteBucketResponse>> RunAsync(Call call, DeleteBucketRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        if (await db.S3Objects.AnyAsync(o => o.BucketId == bucket.Id, ct))
        {
            return S3Errors.BucketNotEmpty(request.Bucket);
        }

        foreach (var upload in await db.S3Uploads.AsTracking().Where(u => u.BucketId == bucket.Id).ToListAsync(ct))
        {
            await writer.LetGoPartsAsync(db, upload.Id, ct);
            db.S3Uploads.Remove(upload);
        }

        db.S3Buckets.Remove(await db.TrackAsync(bucket, ct));
        return new DeleteBucketResponse();
    }
}
