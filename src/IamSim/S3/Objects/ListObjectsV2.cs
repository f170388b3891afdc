using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Buckets;
using IamSim.Storage;

namespace IamSim.S3.Objects;

/// <summary>Lists a bucket's objects in the order of their keys' bytes; with a delimiter, what lies behind it is rolled up.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">S3: ListObjectsV2</see></remarks>
internal sealed class ListObjectsV2(IServiceProvider services, IamDb db, BucketStore buckets, PageMarkers markers) : IOperation<ListObjectsV2Request, ListObjectsV2Output>
{
    private const int MostKeys = 1000;

    public async ValueTask<Outcome<ListObjectsV2Output>> RunAsync(Call call, ListObjectsV2Request request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.NoteObjects(call);
        if (request.MaxKeys < 0)
        {
            return S3Errors.InvalidArgument("Argument maxKeys must be an integer between 0 and 2147483647", "maxKeys", request.MaxKeys.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if ((RefuseText(request.Prefix) ?? RefuseText(request.StartAfter) ?? RefuseText(request.Delimiter)) is { } refusal)
        {
            return refusal;
        }

        var question = $"ListObjectsV2\n{bucket.Id:N}";
        var begin = ListPlace.Behind(request.StartAfter ?? string.Empty);
        if (request.ContinuationToken is { } token)
        {
            // "ContinuationToken … is obfuscated and is not a real key." Where there is one, "StartAfter" no longer counts.
            if (token.Length == 0 || markers.Read(question, token) is not { } place)
            {
                return S3Errors.InvalidArgument("The continuation token provided is incorrect", "continuation-token");
            }

            begin = ListPlace.Parse(place);
        }

        var most = Math.Min(request.MaxKeys ?? MostKeys, MostKeys);
        var page = await new ObjectLister(db, bucket.Id, request.Prefix ?? string.Empty, request.Delimiter).ListAsync(begin, most, ct);
        var shown = new ShownKeys(request.EncodingType == EncodingType.Url);
        return new ListObjectsV2Output
        {
            Name = request.Bucket,
            Prefix = shown.Of(request.Prefix ?? string.Empty),
            Delimiter = shown.Of(request.Delimiter),
            StartAfter = shown.Of(request.StartAfter),
            EncodingType = request.EncodingType,
            MaxKeys = most,
            KeyCount = page.Objects.Count + page.Prefixes.Count,
            IsTruncated = page.Next is not null,
            ContinuationToken = request.ContinuationToken,
            NextContinuationToken = page.Next is { } next ? markers.Make(question, next.ToString()) : null,
            Contents = page.Objects.ConvertAll(o => new Contracts.S3.Object
            {
                Key = shown.Of(o.Key),
                LastModified = o.ModifiedAt,
                ETag = $"\"{o.ETag}\"",
                Size = o.Size,
                StorageClass = o.Details.StorageClass ?? ObjectStorageClass.STANDARD,
                ChecksumAlgorithm = o.Details is { Checksum: not null, ChecksumAlgorithm: { } algorithm } ? [algorithm] : null,
                ChecksumType = o.Details.Checksum is null ? null : o.Details.ChecksumType,
                Owner = request.FetchOwner == true ? CanonicalUsers.OwnerOf(bucket.Stored.AccountId) : null,
            }),
            CommonPrefixes = page.Prefixes.ConvertAll(prefix => new CommonPrefix { Prefix = shown.Of(prefix) }),
        };
    }

    private static Fault? RefuseText(string? text) =>
        text is not null && text.Contains('\0', StringComparison.Ordinal) ? S3Errors.InvalidArgument("Couldn't parse the specified URI.") : null;
}
