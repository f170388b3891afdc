using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Contracts.SageMakerRuntime;
using IamSim.Wire.S3;

namespace IamSim.Wire.Rest;

/// <summary>The REST service of AWS that a request is for.</summary>
/// <param name="Service">The service.</param>
/// <param name="Path">The path, encoded as it came, with the bucket in front where the host names that: <c>/bucket/key</c>.</param>
internal sealed record RestRoute(ServiceContract Service, string Path)
{
    private const string Terminator = "/aws4_request";

    private const string EncodedTerminator = "%2Faws4_request";

    /// <summary>The server's own first segments of paths. All but the first could be a bucket's name: signed for S3, they are.</summary>
    private static readonly string[] Own = ["api", "swagger", "health", "metrics", "oidc", "favicon.ico", "robots.txt"];

    public bool IsS3 => Service == S3Service.Contract;

    /// <summary>
    /// The service of a request; null where it is for the query and JSON services, which are at <c>/</c>, or for IamSim's own REST.
    /// </summary>
    /// <remarks>
    /// 1. What is signed says for which service: S3's is S3's but under <c>/api/v1</c>. 2. What is not signed: S3's hosts are S3's; a path that is none of
    /// the server's own, and begins as a bucket could be called, is S3's.
    /// </remarks>
    public static RestRoute? Of(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<FoundRoute>() is { } known)
        {
            return known.Route;
        }

        var found = Find(request) is { } route ? new FoundRoute(route) : FoundRoute.None;
        request.HttpContext.Features.Set(found);
        return found.Route;
    }

    private static RestRoute? Find(HttpRequest request)
    {
        var scope = ScopeOf(request);
        var path = RequestTarget.PathOf(request);
        if (path.IsEmpty)
        {
            path = "/";
        }

        // 1
        if (scope.SequenceEqual("s3"))
        {
            var host = S3Host.Of(request.Host.Host, isForS3: true);
            return host.Bucket is null && IsApi(path) ? null : OfS3(path, host.Bucket);
        }

        if (scope.SequenceEqual("sagemaker"))
        {
            return path.StartsWith("/endpoints/") ? new RestRoute(SageMakerRuntimeService.Contract, path.ToString()) : null;
        }

        if (!scope.IsEmpty || request.Headers.ContainsKey("X-Amz-Target"))
        {
            return null;
        }

        // 2
        var named = S3Host.Of(request.Host.Host, isForS3: false);
        if (named.IsS3)
        {
            return OfS3(path, named.Bucket);
        }

        if (path.Length < 2 || IsBearer(request))
        {
            return null;
        }

        if (HttpMethods.IsPost(request.Method) && path.StartsWith("/endpoints/") && path.EndsWith("/invocations"))
        {
            return new RestRoute(SageMakerRuntimeService.Contract, path.ToString());
        }

        var end = path[1..].IndexOf('/');
        var first = end < 0 ? path[1..] : path[1..(end + 1)];
        return S3Host.IsBucketName(first) && !IsOwn(first) ? OfS3(path, null) : null;
    }

    private static RestRoute OfS3(ReadOnlySpan<char> path, string? bucket) =>
        new(S3Service.Contract, bucket is null ? path.ToString() : $"/{bucket}{path}");

    private static bool IsApi(ReadOnlySpan<char> path) =>
        path.StartsWith(CallPaths.Api) && (path.Length == CallPaths.Api.Length || path[CallPaths.Api.Length] == '/');

    private static bool IsOwn(ReadOnlySpan<char> segment)
    {
        foreach (var own in Own)
        {
            if (segment.Equals(own, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBearer(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith("Bearer", StringComparison.OrdinalIgnoreCase);

    /// <summary>The service that the credential of a header or of a presigned query is for; empty where there is none to be read.</summary>
    private static ReadOnlySpan<char> ScopeOf(HttpRequest request)
    {
        if (request.Headers.Authorization is { Count: > 0 } authorization)
        {
            return Before(authorization[0], Terminator, "/");
        }

        var query = request.QueryString.Value.AsSpan();
        if (query.IndexOf("X-Amz-Credential", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return [];
        }

        return Before(query, EncodedTerminator, "%2F") is { IsEmpty: false } encoded ? encoded : Before(query, Terminator, "/");
    }

    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, string terminator, string separator)
    {
        var end = text.IndexOf(terminator, StringComparison.OrdinalIgnoreCase);
        var start = end < 0 ? -1 : text[..end].LastIndexOf(separator, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? [] : text[(start + separator.Length)..end];
    }

    /// <summary>What was found, as a feature of the request.</summary>
    private sealed record FoundRoute(RestRoute? Route)
    {
        public static readonly FoundRoute None = new((RestRoute?)null);
    }
}
