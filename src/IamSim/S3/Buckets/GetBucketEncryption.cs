using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;

namespace IamSim.S3.Buckets;

/// <summary>Shows how objects are encrypted whose writer says nothing.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html">S3: GetBucketEncryption</see></remarks>
internal sealed class GetBucketEncryption(IServiceProvider services, BucketStore buckets) : IOperation<GetBucketEncryptionRequest, GetBucketEncryptionOutput>
{
    public async ValueTask<Outcome<GetBucketEncryptionOutput>> RunAsync(Call call, GetBucketEncryptionRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        return new GetBucketEncryptionOutput
        {
            ServerSideEncryptionConfiguration = new ServerSideEncryptionConfiguration
            {
                Rules =
                [
                    new ServerSideEncryptionRule
                    {
                        ApplyServerSideEncryptionByDefault = new ServerSideEncryptionByDefault
                        {
                            SSEAlgorithm = bucket.Stored.EncryptionAlgorithm,
                            KMSMasterKeyID = bucket.Stored.EncryptionKeyId,
                        },
                        BucketKeyEnabled = bucket.Stored.BucketKeyEnabled,
                    },
                ],
            },
        };
    }
}
