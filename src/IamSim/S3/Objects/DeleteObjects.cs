using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Authorization;
using IamSim.S3.Buckets;
using IamSim.Storage;

namespace IamSim.S3.Objects;

/// <summary>Deletes up to a thousand objects. Each is decided by itself, and fails by itself.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html">S3: DeleteObjects</see></remarks>
internal sealed class DeleteObjects(IServiceProvider services, IamDb db, BucketStore buckets, ObjectWriter writer, Authorizer authorizer)
    : IOperation<DeleteObjectsRequest, DeleteObjectsOutput>
{
    private const int MostKeys = 1000;

    public async ValueTask<Outcome<DeleteObjectsOutput>> RunAsync(Call call, DeleteObjectsRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.NoteObjects(call);
        if (request.Delete.Objects.Count is 0 or > MostKeys)
        {
            return S3Errors.MalformedXml();
        }

        var deleted = new List<DeletedObject>();
        var errors = new List<Error>();
        foreach (var asked in request.Delete.Objects)
        {
            if (await DeleteAsync(call, bucket, asked, ct) is { } fault)
            {
                errors.Add(new Error { Key = asked.Key, VersionId = asked.VersionId, Code = fault.Code, Message = fault.Message });
            }
            else if (request.Delete.Quiet != true)
            {
                deleted.Add(new DeletedObject { Key = asked.Key, VersionId = asked.VersionId });
            }
        }

        return new DeleteObjectsOutput { Deleted = deleted, Errors = errors };
    }

    private async ValueTask<Fault?> DeleteAsync(Call call, HeldBucket bucket, ObjectIdentifier asked, CancellationToken ct)
    {
        var question = S3Questions.Ask(bucket, S3Questions.OfDelete(asked.Key, asked.VersionId, asked.ETag), S3RequestKeys.Of(call));
        if (await authorizer.RefuseAsync(services, call, [question], ct) is { } denial)
        {
            return denial;
        }

        if (ObjectReader.RefuseVersion(asked.VersionId) is not null)
        {
            return S3Errors.NoSuchVersion(asked.Key, asked.VersionId!);
        }

        // Named twice, it is gone already, though its row is still there: nothing is saved before the end.
        var stored = await db.FindObjectAsync(bucket.Id, asked.Key, ct);
        if (stored is not null && db.Entry(stored).State == Microsoft.EntityFrameworkCore.EntityState.Deleted)
        {
            stored = null;
        }

        if (Conditions.RefuseWrite(stored, asked.Key, asked.ETag, ifNoneMatch: null) is { } failed)
        {
            return failed;
        }

        if (stored is not null)
        {
            await writer.DeleteAsync(db, stored, ct);
        }

        return null;
    }
}
