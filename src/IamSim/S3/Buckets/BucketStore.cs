using System.Collections.Concurrent;
using IamSim.Access;
using IamSim.Authorization;
using IamSim.Kms.Facts;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.S3.Authorization;
using IamSim.S3.Facts;
using IamSim.S3.Objects;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.S3.Buckets;

/// <summary>
/// Buckets by name, kept until their account changes, as what governs callers is (<see cref="AccessCache"/>); and what other services need of S3.
/// </summary>
internal sealed class BucketStore(Database database, AccessVersions versions, CompiledDocuments documents, ObjectWriter writer) : IBuckets
{
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<(string Partition, string Name), (AccessVersion Version, HeldBucket Bucket)> _kept = new();

    /// <summary>A bucket by its name; null where there is none.</summary>
    /// <param name="services">The scope to read with: a reader's, or the lane's.</param>
    /// <param name="partition">The partition in which the name is unique.</param>
    /// <param name="name">The name.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask<HeldBucket?> FindAsync(IServiceProvider services, string partition, string name, CancellationToken ct)
    {
        var id = (partition, name);
        if (_kept.TryGetValue(id, out var kept) && versions.Of(kept.Bucket.Stored.AccountId) == kept.Version)
        {
            return kept.Bucket;
        }

        var db = services.GetRequiredService<IamDb>();
        if (await db.FindBucketAsync(partition, name, ct) is not { } stored)
        {
            return null;
        }

        // The lane reads its own batch, which may yet be undone; another server may write behind this one's back.
        if (database.IsShared || db.Tracks)
        {
            return Hold(stored);
        }

        // Whose it is, is known now: read again, under that account's version.
        var version = versions.Of(stored.AccountId);
        if (await db.FindBucketAsync(partition, name, ct) is not { } again)
        {
            return null;
        }

        var bucket = Hold(again);
        if (again.AccountId == stored.AccountId && versions.MayKeep(again.AccountId, version))
        {
            if (_kept.Count >= MostKept)
            {
                _kept.Clear();
            }

            _kept[id] = (version, bucket);
        }

        return bucket;
    }

    public async ValueTask<BucketFacts?> FindAsync(IServiceProvider services, string name, CancellationToken ct)
    {
        foreach (var partition in (ReadOnlySpan<string>)["aws", "aws-cn", "aws-us-gov"])
        {
            if (FindKept(partition, name) is { } kept)
            {
                return kept.Facts;
            }
        }

        var partitionOf = await services.GetRequiredService<IamDb>().S3Buckets
            .Where(b => b.Name == name).OrderBy(b => b.Partition).Select(b => b.Partition).FirstOrDefaultAsync(ct);
        return partitionOf is null ? null : (await FindAsync(services, partitionOf, name, ct))?.Facts;
    }

    public async ValueTask<IReadOnlyList<ObjectFacts>> ListAsync(IServiceProvider services, BucketFacts bucket, string prefix, int most, CancellationToken ct)
    {
        if (await FindAsync(services, Calls.Arns.PartitionOf(bucket.Region), bucket.Name, ct) is not { } held)
        {
            // Only supposed: nothing is in it.
            return [];
        }

        return await services.GetRequiredService<IamDb>().ListFactsAsync(held.Id, KeyRange.Of(prefix), most, ct);
    }

    public Question Ask(BucketFacts bucket, BucketUse use) => BucketQuestion.Of(bucket, use);

    public KeyUse UseOfKey(BucketFacts bucket, string key, BucketEncryption encryption, bool isRead) => ObjectKeys.UseOf(bucket, key, encryption, isRead);

    public async ValueTask PutAsync(
        IServiceProvider lane, BucketFacts bucket, ObjectFacts facts, byte[] content, string contentType, DateTimeOffset now, CancellationToken ct)
    {
        var held = await FindAsync(lane, Calls.Arns.PartitionOf(bucket.Region), bucket.Name, ct)
            ?? throw new InvalidOperationException($"There is no bucket {bucket.Name} to write to.");
        var received = await writer.ReceiveAsync(content, ct);
        await writer.PutAsync(
            lane.GetRequiredService<IamDb>(), held, facts.Key, received, new ObjectDetails { ContentType = contentType }, facts.Encryption, [.. facts.Tags], now, ct);
    }

    private HeldBucket? FindKept(string partition, string name) =>
        _kept.TryGetValue((partition, name), out var kept) && versions.Of(kept.Bucket.Stored.AccountId) == kept.Version ? kept.Bucket : null;

    private HeldBucket Hold(StoredBucket stored)
    {
        var policy = stored.Policy is { } text && documents.Of(text, PolicyKind.Resource).Policy is { } compiled
            ? new AttachedPolicy(compiled, new PolicySource("bucket policy", $"bucket {stored.Name}"))
            : null;
        return new HeldBucket(stored, new BucketFacts(stored.Name, stored.AccountId, stored.Region)
        {
            Policy = policy is null ? null : PolicyLayer.Of(policy),
            HasPublicPolicy = stored.IsPolicyPublic,
            PublicAccessBlock = stored.PublicAccessBlock,
            Encryption = stored.Encryption,
            Tags = stored.Tags,
        });
    }
}
