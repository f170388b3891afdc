using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Rest;
using IamSim.Wire.S3.Bodies;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.S3.Objects;

/// <summary>The objects of a bucket: for people and for <c>curl</c>, without an SDK. Their headers are S3's own.</summary>
[Route("api/v1/buckets/{bucket}")]
[Tags("S3: objects")]
public sealed class ObjectsController : ApiController
{
    /// <summary>Lists objects by key.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">What keys begin with.</param>
    /// <param name="delimiter">Up to what keys are rolled up into common prefixes, such as <c>/</c>.</param>
    /// <param name="startAfter">The key behind which the list begins.</param>
    /// <param name="maxKeys">The most entries of a page: up to 1000.</param>
    /// <param name="continuationToken">The token of the page before.</param>
    /// <param name="fetchOwner">Whether each object's owner is shown.</param>
    [HttpGet("objects")]
    [ProducesResponseType<ListObjectsV2Output>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListObjectsV2(string bucket, string? prefix, string? delimiter, string? startAfter, int? maxKeys, string? continuationToken, bool? fetchOwner) =>
        RunAsync(
            new ListObjectsV2Request
            {
                Bucket = bucket,
                Prefix = prefix,
                Delimiter = delimiter,
                StartAfter = startAfter,
                MaxKeys = maxKeys,
                ContinuationToken = continuationToken,
                FetchOwner = fetchOwner,
            },
            r => Shown(r));

    /// <summary>Puts an object: its content is the body, as it is. Metadata, tags, encryption and checksums come in S3's headers, <c>x-amz-…</c>.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The key, which may have slashes.</param>
    [HttpPut("objects/{**key}")]
    [RawBody("application/octet-stream")]
    [DisableRequestSizeLimit]
    [ProducesResponseType<PutObjectOutput>(StatusCodes.Status200OK)]
    public async Task<IActionResult> PutObject(string bucket, string key)
    {
        var (request, fault) = RestObjectInput.Read<PutObjectRequest>(S3Operations.PutObject, Request, bucket, key);
        var promises = BodyPromises.Of(Request);
        return (fault ?? promises.Fault) is { } refusal
            ? await RefuseAsync(request, refusal)
            : await RunAsync(request with { Body = new S3Body(HttpContext, promises.Value!) }, r => Shown(r));
    }

    /// <summary>Reads an object, or a <c>Range</c> of it.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The key, which may have slashes.</param>
    [HttpGet("objects/{**key}")]
    [Produces("application/octet-stream", "application/json")]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status206PartialContent)]
    public Task<IActionResult> GetObject(string bucket, string key)
    {
        var (request, fault) = RestObjectInput.Read<GetObjectRequest>(S3Operations.GetObject, Request, bucket, key);
        return fault is null ? RunAsync(request, r => new ObjectContentResult(S3Operations.GetObject, r)) : RefuseAsync(request, fault);
    }

    /// <summary>Tells of an object all but its content.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The key, which may have slashes.</param>
    [HttpHead("objects/{**key}")]
    [ProducesResponseType(StatusCodes.Status200OK)]
    public Task<IActionResult> HeadObject(string bucket, string key)
    {
        var (request, fault) = RestObjectInput.Read<HeadObjectRequest>(S3Operations.HeadObject, Request, bucket, key);
        return fault is null ? RunAsync(request, r => new ObjectContentResult(S3Operations.HeadObject, r)) : RefuseAsync(request, fault);
    }

    /// <summary>Deletes an object.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The key, which may have slashes.</param>
    [HttpDelete("objects/{**key}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteObject(string bucket, string key)
    {
        var (request, fault) = RestObjectInput.Read<DeleteObjectRequest>(S3Operations.DeleteObject, Request, bucket, key);
        return fault is null ? RunAsync(request, Done) : RefuseAsync(request, fault);
    }

    /// <summary>Deletes up to a thousand objects, each by itself.</summary>
    [HttpPost("object-deletions")]
    [ProducesResponseType<DeleteObjectsOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> DeleteObjects(string bucket, DeleteObjectsRequest body) => RunAsync(body with { Bucket = bucket }, r => Shown(r));

    /// <summary>Copies an object into this bucket: from <c>copySource</c>, <c>/bucket/key</c>, to <c>key</c>.</summary>
    [HttpPost("object-copies")]
    [ProducesResponseType<CopyObjectOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> CopyObject(string bucket, CopyObjectRequest body) => RunAsync(body with { Bucket = bucket }, r => Shown(r));

    /// <summary>Shows an object's tags.</summary>
    [HttpGet("object-tags/{**key}")]
    [ProducesResponseType<GetObjectTaggingOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetObjectTagging(string bucket, string key) => RunAsync(Tags(bucket, key), r => Shown(r, r));

    /// <summary>Gives an object tags, in the place of those that it has.</summary>
    [HttpPut("object-tags/{**key}")]
    [ProducesResponseType<PutObjectTaggingOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> PutObjectTagging(string bucket, string key, PutObjectTaggingRequest body) =>
        RunAsync(body with { Bucket = bucket, Key = key }, r => Shown(r), Tags(bucket, key));

    private static GetObjectTaggingRequest Tags(string bucket, string key) => new() { Bucket = bucket, Key = key };

    private async Task<IActionResult> RefuseAsync(IRequest request, Fault fault)
    {
        var services = HttpContext.RequestServices;
        var opened = await services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);
        var refusal = opened.RefusalOf(request.Model) ?? fault;
        await services.GetRequiredService<CallRunner>().RefuseAsync(opened.Call, new CallSubject(request.Model, request), refusal);
        return new ProblemResult(opened.Call, refusal);
    }
}
