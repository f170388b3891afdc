using System.Collections.Immutable;
using System.Globalization;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Iam.Tagging;
using IamSim.S3.Buckets;
using IamSim.S3.Facts;
using IamSim.S3.Objects;
using Key = System.Collections.Generic.KeyValuePair<string, System.Collections.Immutable.ImmutableArray<string>>;

namespace IamSim.S3.Authorization;

/// <summary>What the operations of S3 need to be allowed.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">S3: Required permissions for Amazon S3 API
/// operations</see>, with the actions that are named otherwise than their operations.
/// </remarks>
internal sealed class S3Questions(BucketStore buckets) : IServiceQuestions
{
    public ServiceContract Service => S3Service.Contract;

    public async ValueTask<IReadOnlyList<Question>> OfAsync(IServiceProvider services, Call call, IRequest request, CancellationToken ct)
    {
        switch (request)
        {
            case ListBucketsRequest:
                return [new Question("s3:ListAllMyBuckets", "*") { Context = S3RequestKeys.Of(call), ToStrangers = S3Errors.Denied }];
            case CreateBucketRequest create:
                return BucketCreation.Of(call, create);

            // Each key is decided by itself, and has its own answer.
            case DeleteObjectsRequest:
                return [];
        }

        // Whoever asks learns that there is no such bucket.
        if (request.TextOf("Bucket") is not { } name || await buckets.FindAsync(services, call.Partition, name, ct) is not { } bucket)
        {
            return [];
        }

        var uses = request switch
        {
            PutObjectRequest put => OfWrite(put, put.Key, put.Tagging),
            CreateMultipartUploadRequest create => OfWrite(create, create.Key, create.Tagging),
            CompleteMultipartUploadRequest complete => [new BucketUse("s3:PutObject", complete.Key) { Context = ObjectContext.Of(complete) }],
            UploadPartRequest part => [new BucketUse("s3:PutObject", part.Key)],
            AbortMultipartUploadRequest abort => [new BucketUse("s3:AbortMultipartUpload", abort.Key)],
            GetObjectRequest get => [await OfReadAsync(services, bucket, get.VersionId is null ? "s3:GetObject" : "s3:GetObjectVersion", get.Key, get.VersionId, ct)],
            HeadObjectRequest head => [await OfReadAsync(services, bucket, head.VersionId is null ? "s3:GetObject" : "s3:GetObjectVersion", head.Key, head.VersionId, ct)],
            GetObjectTaggingRequest get => [await OfReadAsync(
                services, bucket, get.VersionId is null ? "s3:GetObjectTagging" : "s3:GetObjectVersionTagging", get.Key, get.VersionId, ct)],
            PutObjectTaggingRequest put => [await OfTaggingAsync(services, bucket, put, ct)],
            DeleteObjectRequest delete => [OfDelete(delete.Key, delete.VersionId, delete.IfMatch)],
            CopyObjectRequest copy => await OfCopyAsync(services, call, copy, ct),
            ListObjectsV2Request list => [OfList(list)],
            HeadBucketRequest => [new BucketUse("s3:ListBucket", null)],
            _ => new[] { new BucketUse(ActionOf(request), null) },
        };
        var common = S3RequestKeys.Of(call);
        var questions = new List<Question>();
        foreach (var use in uses)
        {
            questions.Add(Ask(request is CopyObjectRequest copy && use.Action.StartsWith("s3:Get", StringComparison.Ordinal)
                ? await SourceAsync(services, call, copy, ct) ?? bucket : bucket, use, common));
        }

        return questions;
    }

    /// <summary>A question about a bucket with the keys that every request has.</summary>
    public static Question Ask(HeldBucket bucket, BucketUse use, ImmutableArray<Key> common)
    {
        var question = BucketQuestion.Of(bucket.Facts, use);
        return question with { Context = question.Context.AddRange(common) };
    }

    /// <summary>The deletion of one key: alone, or among many.</summary>
    public static BucketUse OfDelete(string key, string? versionId, string? ifMatch)
    {
        var context = new List<Key>();
        ObjectContext.Add(context, "s3:versionid", versionId);
        ObjectContext.Add(context, "s3:if-match", ifMatch);
        return new BucketUse(versionId is null ? "s3:DeleteObject" : "s3:DeleteObjectVersion", key) { Context = context };
    }

    private static string ActionOf(IRequest request) => "s3:" + request.Model.Name switch
    {
        "PutPublicAccessBlock" or "DeletePublicAccessBlock" => "PutBucketPublicAccessBlock",
        "GetPublicAccessBlock" => "GetBucketPublicAccessBlock",
        "PutBucketEncryption" or "DeleteBucketEncryption" => "PutEncryptionConfiguration",
        "GetBucketEncryption" => "GetEncryptionConfiguration",
        "DeleteBucketTagging" => "PutBucketTagging",
        var name => name,
    };

    private static IEnumerable<BucketUse> OfWrite(IRequest request, string key, string? tagging)
    {
        var tags = RequestedTags.InHeader(tagging);
        var context = ObjectContext.Of(request, tags);
        yield return new BucketUse("s3:PutObject", key) { AskedEncryption = ObjectContext.EncryptionOf(request), Context = context };
        if (tags.Count > 0)
        {
            yield return new BucketUse("s3:PutObjectTagging", key) { Context = context };
        }

        if (ObjectContext.HasAcl(request))
        {
            yield return new BucketUse("s3:PutObjectAcl", key) { Context = context };
        }

        // "If-Match … requires the s3:GetObject permission": it tells what is there.
        if (request.TextOf("IfMatch") is not null)
        {
            yield return new BucketUse("s3:GetObject", key) { Context = context };
        }
    }

    private static BucketUse OfList(ListObjectsV2Request list)
    {
        var context = new List<Key>();
        ObjectContext.Add(context, "s3:delimiter", list.Delimiter);
        ObjectContext.Add(context, "s3:max-keys", list.MaxKeys?.ToString(CultureInfo.InvariantCulture));
        return new BucketUse("s3:ListBucket", null) { Prefix = list.Prefix, Context = context };
    }

    private static async ValueTask<BucketUse> OfReadAsync(
        IServiceProvider services, HeldBucket bucket, string action, string key, string? versionId, CancellationToken ct)
    {
        var context = new List<Key>();
        ObjectContext.Add(context, "s3:versionid", versionId);
        var present = await services.GetRequiredService<ReadObjects>().FindAsync(services, bucket, key, ct);
        return new BucketUse(action, key) { Object = present?.ToFacts(), Context = context };
    }

    private static async ValueTask<BucketUse> OfTaggingAsync(IServiceProvider services, HeldBucket bucket, PutObjectTaggingRequest put, CancellationToken ct)
    {
        var use = await OfReadAsync(
            services, bucket, put.VersionId is null ? "s3:PutObjectTagging" : "s3:PutObjectVersionTagging", put.Key, put.VersionId, ct);
        var context = new List<Key>(use.Context);
        ObjectContext.AddTags(context, RequestedTags.InBody(put.Tagging));
        return use with { Context = context };
    }

    private async ValueTask<IEnumerable<BucketUse>> OfCopyAsync(IServiceProvider services, Call call, CopyObjectRequest copy, CancellationToken ct)
    {
        var uses = new List<BucketUse>();
        IReadOnlyList<TagEntry> tags = copy.TaggingDirective == TaggingDirective.REPLACE ? RequestedTags.InHeader(copy.Tagging) : [];
        if (CopySource.Parse(copy.CopySource) is { } source && await buckets.FindAsync(services, call.Partition, source.Bucket, ct) is { } from)
        {
            var read = await OfReadAsync(services, from, source.VersionId is null ? "s3:GetObject" : "s3:GetObjectVersion", source.Key, source.VersionId, ct);
            uses.Add(read);

            // "To copy the tag-set, you must have permission to read the source's": only where it has one.
            if (copy.TaggingDirective != TaggingDirective.REPLACE && read.Object is { Tags: { Count: > 0 } copied })
            {
                uses.Add(read with { Action = source.VersionId is null ? "s3:GetObjectTagging" : "s3:GetObjectVersionTagging" });
                tags = copied;
            }
        }

        var context = ObjectContext.Of(copy, tags);
        uses.Add(new BucketUse("s3:PutObject", copy.Key) { AskedEncryption = ObjectContext.EncryptionOf(copy), Context = context });
        if (tags.Count > 0)
        {
            uses.Add(new BucketUse("s3:PutObjectTagging", copy.Key) { Context = context });
        }

        return uses;
    }

    private ValueTask<HeldBucket?> SourceAsync(IServiceProvider services, Call call, CopyObjectRequest copy, CancellationToken ct) =>
        CopySource.Parse(copy.CopySource) is { } source ? buckets.FindAsync(services, call.Partition, source.Bucket, ct) : ValueTask.FromResult<HeldBucket?>(null);
}
