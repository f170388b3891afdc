using IamSim.Wire.Rest;
using IamSim.Wire.S3.Bodies;

namespace IamSim.Wire.S3;

/// <summary>What S3's records tell of a request beside what it asked: how it was signed, and how much came.</summary>
internal sealed class S3Exchange
{
    /// <summary><c>SigV4</c>; null where the request was not signed.</summary>
    public string? SignatureVersion { get; init; }

    /// <summary><c>AuthHeader</c> or <c>QueryString</c>; null where the request was not signed.</summary>
    public string? AuthenticationMethod { get; init; }

    /// <summary>What the request says its content's hash is, <c>x-amz-content-sha256</c>; null where it says nothing.</summary>
    public string? ContentSha256 { get; init; }

    /// <summary>The path as it was sent.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>True where no body is answered.</summary>
    public bool IsHead { get; init; }

    /// <summary>The parameters of a presigned URL that S3's records show.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Presigned { get; init; } = [];

    /// <summary>The request's content, which counts what has been read of it; null where there is none.</summary>
    public S3Body? Body { get; set; }

    private static readonly string[] Shown = ["X-Amz-Algorithm", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders"];

    public static S3Exchange Of(HttpRequest request, bool isUnsigned)
    {
        var (path, isHead) = (RequestTarget.PathOf(request).ToString(), HttpMethods.IsHead(request.Method));
        if (isUnsigned)
        {
            return new S3Exchange { Path = path, IsHead = isHead };
        }

        var isHeader = request.Headers.Authorization.Count > 0;
        return new S3Exchange()
        {
            Path = path,
            IsHead = isHead,
            ContentSha256 = request.Headers[BodyPromises.PayloadHeader] is [{ } hash] ? hash : null,
            SignatureVersion = "SigV4",
            AuthenticationMethod = isHeader ? "AuthHeader" : "QueryString",
            Presigned = isHeader ? [] : [.. Shown.Where(request.Query.ContainsKey).Select(name => KeyValuePair.Create(name, request.Query[name].ToString()))],
        };
    }
}
