using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.S3.Buckets;

/// <summary>Lists the buckets of the caller's account.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html">S3: ListBuckets</see></remarks>
internal sealed class ListBuckets(IamDb db, PageMarkers markers) : IOperation<ListBucketsRequest, ListBucketsOutput>
{
    private const int MostBuckets = 10_000;

    public async ValueTask<Outcome<ListBucketsOutput>> RunAsync(Call call, ListBucketsRequest request, CancellationToken ct)
    {
        var question = $"ListBuckets\n{call.Account}\n{request.Prefix}\n{request.BucketRegion}";
        var after = string.Empty;
        if (request.ContinuationToken is { } token)
        {
            if (markers.Read(question, token) is not { } last)
            {
                return S3Errors.InvalidArgument("The continuation token provided is incorrect");
            }

            after = last;
        }

        var most = request.MaxBuckets ?? MostBuckets;
        var found = db.S3Buckets.Where(b => b.AccountId == call.Account && b.Partition == call.Partition);
        if (after.Length > 0)
        {
            found = found.Where(b => string.Compare(b.Name, after) > 0);
        }

        if (!string.IsNullOrEmpty(request.Prefix))
        {
            var (from, before) = (request.Prefix, Objects.KeyRange.After(request.Prefix));
            found = found.Where(b => string.Compare(b.Name, from) >= 0 && (before == null || string.Compare(b.Name, before) < 0));
        }

        if (request.BucketRegion is { } region)
        {
            found = found.Where(b => b.Region == region);
        }

        var rows = await found.OrderBy(b => b.Name).Take(most + 1).ToListAsync(ct);
        var shown = rows.Take(most).ToList();
        return new ListBucketsOutput
        {
            Buckets = shown.ConvertAll(b => new Bucket
            {
                Name = b.Name,
                CreationDate = b.CreatedAt,
                BucketArn = b.Arn,

                // "included when the request has a parameter" of the paged list.
                BucketRegion = request is { MaxBuckets: null, Prefix: null, BucketRegion: null, ContinuationToken: null } ? null : b.Region,
            }),
            Owner = CanonicalUsers.OwnerOf(call.Account),
            ContinuationToken = rows.Count > most && most > 0 ? markers.Make(question, shown[^1].Name) : null,
            Prefix = request.Prefix,
        };
    }
}
