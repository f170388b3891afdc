using IamSim.Contracts;
using IamSim.Contracts.Http;

namespace IamSim.Wire.Rest;

/// <summary>The parts of an HTTP request, for the generated readers.</summary>
internal sealed class RestInput(HttpRequest request, RestLabels labels, StreamingBody? stream) : HttpInput
{
    public override StreamingBody? Stream => stream;

    public override string? Label(string name) => labels[name] is { } encoded ? RequestTarget.Decode(encoded) : null;

    public override string? Query(string name) => request.Query.TryGetValue(name, out var value) ? value[0] ?? string.Empty : null;

    public override string? Header(string name) => name switch
    {
        "Content-Encoding" => EncodingOf(request.Headers.ContentEncoding.ToString()),
        "Content-Length" when stream?.Length is { } length => HttpText.Of(length),
        _ => request.Headers.TryGetValue(name, out var value) ? value.ToString() : Hoisted(name),
    };

    public override IReadOnlyDictionary<string, string>? Headers(string prefix)
    {
        Dictionary<string, string>? found = null;
        var all = request.Headers.AsEnumerable();
        foreach (var (name, value) in IsPresigned ? all.Concat(request.Query) : all)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                (found ??= new Dictionary<string, string>(StringComparer.Ordinal))[name[prefix.Length..].ToLowerInvariant()] = value.ToString();
            }
        }

        return found;
    }

    private bool IsPresigned => request.QueryString.HasValue && request.Query.ContainsKey("X-Amz-Signature");

    /// <summary>Some signers put AWS's headers into the query of a presigned URL, where S3 takes them as well.</summary>
    private string? Hoisted(string name) =>
        IsPresigned && name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>How the content itself is encoded: <c>aws-chunked</c> is a matter of its way here, and no object's.</summary>
    private static string? EncodingOf(string encodings)
    {
        var own = encodings.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(each => !each.Equals("aws-chunked", StringComparison.OrdinalIgnoreCase)).ToList();
        return own.Count == 0 ? null : string.Join(",", own);
    }
}
