using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Iam.Tagging;
using IamSim.S3.Authorization;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.S3.Buckets;

/// <summary>Creates a bucket: private, encrypted with keys of S3, without ACLs.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html">S3: CreateBucket</see></remarks>
internal sealed class CreateBucket(IServiceProvider services, IamDb db, BucketStore buckets, S3Options options, Ids ids)
    : IOperation<CreateBucketRequest, CreateBucketOutput>
{
    private const string OldestRegion = "us-east-1";

    public async ValueTask<Outcome<CreateBucketOutput>> RunAsync(Call call, CreateBucketRequest request, CancellationToken ct)
    {
        if (!BucketNames.IsValid(request.Bucket))
        {
            return S3Errors.InvalidBucketName(request.Bucket);
        }

        var region = RegionOf(call, request.CreateBucketConfiguration?.LocationConstraint);
        if (region.IsFault)
        {
            return region.Fault;
        }

        var ownership = request.ObjectOwnership ?? ObjectOwnership.BucketOwnerEnforced;
        IReadOnlyList<TagEntry> tags = [.. (request.CreateBucketConfiguration?.Tags ?? []).Select(tag => new TagEntry(tag.Key, tag.Value))];
        if (Refuse(request, ownership) is { } refusal || (refusal = RequestedTags.Refuse(tags, options.TagsPerBucket, isObject: false)) is not null)
        {
            return refusal;
        }

        if (await buckets.FindAsync(services, call.Partition, request.Bucket, ct) is { } present)
        {
            return Present(call, present);
        }

        if (await db.S3Buckets.CountAsync(b => b.AccountId == call.Account, ct) >= options.BucketsPerAccount)
        {
            return S3Errors.TooManyBuckets();
        }

        var bucket = new StoredBucket
        {
            Partition = call.Partition,
            Name = request.Bucket,
            Id = ids.Event(),
            AccountId = call.Account,
            Region = region.Value,
            CreatedAt = call.Time,
            Ownership = ownership,
            Tags = [.. tags],
        };
        db.S3Buckets.Add(bucket);
        call.Resources.Add(bucket.AsResource);
        return Shown(bucket.Name, bucket.Region, bucket.Arn);
    }

    /// <summary>
    /// "For legacy compatibility, if you re-create an existing bucket that you already own in us-east-1, Amazon S3 returns 200 OK": it is left as it is.
    /// </summary>
    private static Outcome<CreateBucketOutput> Present(Call call, HeldBucket present)
    {
        if (present.Stored.AccountId != call.Account)
        {
            return S3Errors.BucketAlreadyExists(present.Name);
        }

        present.Note(call);
        return call.Region == OldestRegion && present.Stored.Region == OldestRegion
            ? Shown(present.Name, OldestRegion, present.Stored.Arn)
            : S3Errors.BucketAlreadyOwnedByYou(present.Name);
    }

    private static CreateBucketOutput Shown(string name, string region, string arn) => new()
    {
        Location = region == OldestRegion ? $"/{name}" : $"http://{name}.s3.amazonaws.com/",
        BucketArn = arn,
    };

    private static Outcome<string> RegionOf(Call call, string? constraint)
    {
        if (call.Region == OldestRegion)
        {
            return constraint switch
            {
                null or "" => OldestRegion,
                "EU" => "eu-west-1",
                OldestRegion => S3Errors.InvalidLocationConstraint(constraint),
                _ when Arns.IsRegion(constraint) && Arns.PartitionOf(constraint) == call.Partition => constraint,
                _ => S3Errors.InvalidLocationConstraint(constraint),
            };
        }

        return constraint == call.Region || (constraint == "EU" && call.Region == "eu-west-1")
            ? call.Region
            : S3Errors.IllegalLocationConstraint(string.IsNullOrEmpty(constraint) ? "unspecified" : constraint);
    }

    private static Fault? Refuse(CreateBucketRequest request, string ownership)
    {
        if (request.ObjectLockEnabledForBucket == true)
        {
            return S3Errors.NotImplemented("x-amz-bucket-object-lock-enabled");
        }

        if (request.CreateBucketConfiguration is { Bucket: not null } or { Location: not null })
        {
            return S3Errors.NotImplemented("directory buckets");
        }

        var hasGrant = (request.GrantFullControl ?? request.GrantRead ?? request.GrantReadACP ?? request.GrantWrite ?? request.GrantWriteACP) is not null;
        if (hasGrant || request.ACL is not (null or BucketCannedACL.Private))
        {
            return ownership == ObjectOwnership.BucketOwnerEnforced ? S3Errors.AclWithEnforcedOwnership() : S3Errors.NotImplemented("x-amz-acl");
        }

        return null;
    }
}
