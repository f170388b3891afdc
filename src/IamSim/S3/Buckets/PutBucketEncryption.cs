using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Storage;

namespace IamSim.S3.Buckets;

/// <summary>Says how objects are encrypted whose writer says nothing.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html">S3: PutBucketEncryption</see></remarks>
internal sealed class PutBucketEncryption(IServiceProvider services, IamDb db, BucketStore buckets) : IOperation<PutBucketEncryptionRequest, PutBucketEncryptionResponse>
{
    public async ValueTask<Outcome<PutBucketEncryptionResponse>> RunAsync(Call call, PutBucketEncryptionRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        if (request.ServerSideEncryptionConfiguration.Rules is not [{ ApplyServerSideEncryptionByDefault: { } asked } rule])
        {
            return S3Errors.MalformedXml();
        }

        if (!asked.SSEAlgorithm.StartsWith("aws:kms", StringComparison.Ordinal) && asked.KMSMasterKeyID is not null)
        {
            return S3Errors.InvalidArgument("a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse");
        }

        if (rule.BlockedEncryptionTypes is { EncryptionType: { } blocked } && blocked.Any(type => type != "NONE" && type != "SSE-C"))
        {
            return S3Errors.MalformedXml();
        }

        var stored = await db.TrackAsync(bucket, ct);
        (stored.EncryptionAlgorithm, stored.EncryptionKeyId) = (asked.SSEAlgorithm, asked.KMSMasterKeyID);
        stored.BucketKeyEnabled = rule.BucketKeyEnabled ?? false;
        return new PutBucketEncryptionResponse();
    }
}
