using IamSim.Contracts.S3;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.S3.Buckets;

/// <summary>The buckets of S3, and their settings.</summary>
[Route("api/v1/buckets")]
[Tags("S3: buckets")]
public sealed class BucketsController : ApiController
{
    /// <summary>Lists the buckets of the caller's account.</summary>
    /// <param name="prefix">What their names begin with.</param>
    /// <param name="bucketRegion">The region that they are in.</param>
    /// <param name="maxBuckets">The most buckets of a page: 1 to 10,000.</param>
    /// <param name="continuationToken">The token of the page before.</param>
    [HttpGet]
    [ProducesResponseType<ListBucketsOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListBuckets(string? prefix, string? bucketRegion, int? maxBuckets, string? continuationToken) => RunAsync(
        new ListBucketsRequest { Prefix = prefix, BucketRegion = bucketRegion, MaxBuckets = maxBuckets, ContinuationToken = continuationToken }, r => Shown(r));

    /// <summary>Creates a bucket: private, encrypted, without ACLs.</summary>
    [HttpPost]
    [ProducesResponseType<CreateBucketOutput>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateBucket(CreateBucketRequest body) => RunAsync(body, r => Made($"/buckets/{Segment(body.Bucket ?? string.Empty)}", r));

    /// <summary>Tells that a bucket is there, and where.</summary>
    [HttpGet("{bucket}")]
    [ProducesResponseType<HeadBucketOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> HeadBucket(string bucket) => RunAsync(new HeadBucketRequest { Bucket = bucket }, r => Shown(r));

    /// <summary>Deletes a bucket in which nothing is.</summary>
    [HttpDelete("{bucket}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteBucket(string bucket) => RunAsync(new DeleteBucketRequest { Bucket = bucket }, Done);

    /// <summary>Tells a bucket's region: null for <c>us-east-1</c>.</summary>
    [HttpGet("{bucket}/location")]
    [ProducesResponseType<GetBucketLocationOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetBucketLocation(string bucket) => RunAsync(new GetBucketLocationRequest { Bucket = bucket }, r => Shown(r));

    /// <summary>Shows a bucket's policy.</summary>
    [HttpGet("{bucket}/policy")]
    [ProducesResponseType<GetBucketPolicyOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetBucketPolicy(string bucket) => RunAsync(Policy(bucket), r => Shown(r, r));

    /// <summary>Gives a bucket a policy, in the place of the one that it has.</summary>
    [HttpPut("{bucket}/policy")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> PutBucketPolicy(string bucket, PutBucketPolicyRequest body) => RunAsync(body with { Bucket = bucket }, Done, Policy(bucket));

    /// <summary>Takes a bucket's policy away.</summary>
    [HttpDelete("{bucket}/policy")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteBucketPolicy(string bucket) => RunAsync(new DeleteBucketPolicyRequest { Bucket = bucket }, Done, Policy(bucket));

    /// <summary>Tells whether a bucket's policy is public.</summary>
    [HttpGet("{bucket}/policy-status")]
    [ProducesResponseType<GetBucketPolicyStatusOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetBucketPolicyStatus(string bucket) => RunAsync(new GetBucketPolicyStatusRequest { Bucket = bucket }, r => Shown(r));

    /// <summary>Shows what public access a bucket blocks.</summary>
    [HttpGet("{bucket}/public-access-block")]
    [ProducesResponseType<GetPublicAccessBlockOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetPublicAccessBlock(string bucket) => RunAsync(Block(bucket), r => Shown(r, r));

    /// <summary>Sets what public access a bucket blocks.</summary>
    [HttpPut("{bucket}/public-access-block")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> PutPublicAccessBlock(string bucket, PutPublicAccessBlockRequest body) => RunAsync(body with { Bucket = bucket }, Done, Block(bucket));

    /// <summary>Has a bucket block no public access.</summary>
    [HttpDelete("{bucket}/public-access-block")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeletePublicAccessBlock(string bucket) => RunAsync(new DeletePublicAccessBlockRequest { Bucket = bucket }, Done, Block(bucket));

    /// <summary>Shows how objects are encrypted whose writer says nothing.</summary>
    [HttpGet("{bucket}/encryption")]
    [ProducesResponseType<GetBucketEncryptionOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetBucketEncryption(string bucket) => RunAsync(Encryption(bucket), r => Shown(r, r));

    /// <summary>Says how objects are encrypted whose writer says nothing.</summary>
    [HttpPut("{bucket}/encryption")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> PutBucketEncryption(string bucket, PutBucketEncryptionRequest body) => RunAsync(body with { Bucket = bucket }, Done, Encryption(bucket));

    /// <summary>Has a bucket encrypt as a new one does.</summary>
    [HttpDelete("{bucket}/encryption")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteBucketEncryption(string bucket) => RunAsync(new DeleteBucketEncryptionRequest { Bucket = bucket }, Done, Encryption(bucket));

    /// <summary>Shows a bucket's tags.</summary>
    [HttpGet("{bucket}/tags")]
    [ProducesResponseType<GetBucketTaggingOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetBucketTagging(string bucket) => RunAsync(Tagging(bucket), r => Shown(r, r));

    /// <summary>Gives a bucket tags, in the place of those that it has.</summary>
    [HttpPut("{bucket}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> PutBucketTagging(string bucket, PutBucketTaggingRequest body) => RunAsync(body with { Bucket = bucket }, Done, Tagging(bucket));

    /// <summary>Takes all tags of a bucket away.</summary>
    [HttpDelete("{bucket}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteBucketTagging(string bucket) => RunAsync(new DeleteBucketTaggingRequest { Bucket = bucket }, Done, Tagging(bucket));

    /// <summary>Shows who owns what others put into a bucket.</summary>
    [HttpGet("{bucket}/ownership-controls")]
    [ProducesResponseType<GetBucketOwnershipControlsOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetBucketOwnershipControls(string bucket) => RunAsync(Ownership(bucket), r => Shown(r, r));

    /// <summary>Says who owns what others put into a bucket.</summary>
    [HttpPut("{bucket}/ownership-controls")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> PutBucketOwnershipControls(string bucket, PutBucketOwnershipControlsRequest body) =>
        RunAsync(body with { Bucket = bucket }, Done, Ownership(bucket));

    private static GetBucketPolicyRequest Policy(string bucket) => new() { Bucket = bucket };

    private static GetPublicAccessBlockRequest Block(string bucket) => new() { Bucket = bucket };

    private static GetBucketEncryptionRequest Encryption(string bucket) => new() { Bucket = bucket };

    private static GetBucketTaggingRequest Tagging(string bucket) => new() { Bucket = bucket };

    private static GetBucketOwnershipControlsRequest Ownership(string bucket) => new() { Bucket = bucket };
}
