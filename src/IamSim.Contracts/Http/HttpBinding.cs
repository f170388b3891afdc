namespace IamSim.Contracts.Http;

/// <summary>Where a member of a request stands in HTTP.</summary>
public enum HttpLocation
{
    /// <summary>In the document that is the body, or the body itself.</summary>
    Body = 0,

    /// <summary>A label of the path.</summary>
    Label,

    /// <summary>A parameter of the query string.</summary>
    Query,

    /// <summary>A header.</summary>
    Header,

    /// <summary>All headers that begin so.</summary>
    HeaderPrefix,

    /// <summary>The status of an answer.</summary>
    Status,
}

/// <summary>What the body of a message is.</summary>
public enum HttpBody
{
    /// <summary>None is read or written.</summary>
    None = 0,

    /// <summary>A document: XML or JSON.</summary>
    Document,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes, few enough to be held whole.</summary>
    Blob,

    /// <summary>Bytes that stream.</summary>
    Stream,
}

/// <summary>Where one member of a request stands.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Location">Where.</param>
/// <param name="WireName">What it is called there.</param>
public readonly record struct HttpMember(string Name, HttpLocation Location, string WireName);

/// <summary>How an operation of a REST service stands in HTTP.</summary>
/// <param name="Method">Such as <c>PUT</c>.</param>
/// <param name="Path">The pattern of paths: <c>/{Bucket}/{Key+}</c>.</param>
/// <param name="Status">The status of a success.</param>
public sealed record HttpBinding(string Method, string Path, int Status)
{
    /// <summary>Parameters that tell the operation: <c>policy</c>, <c>list-type=2</c>; a null value stands for any.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Constants { get; init; } = [];

    /// <summary>Parameters that the request must have.</summary>
    public IReadOnlyList<string> RequiredQuery { get; init; } = [];

    /// <summary>Headers that the request must have.</summary>
    public IReadOnlyList<string> RequiredHeaders { get; init; } = [];

    public IReadOnlyList<HttpMember> Members { get; init; } = [];

    /// <summary>What a request's body is.</summary>
    public HttpBody Body { get; init; }

    /// <summary>The outermost element of the body, where one member is the body; null where none is.</summary>
    public string? Payload { get; init; }

    /// <summary>What an answer's body is.</summary>
    public HttpBody Answer { get; init; }

    /// <summary>What a member is called in HTTP; its own name where it is none of the request's.</summary>
    public HttpMember Of(string member)
    {
        foreach (var each in Members)
        {
            if (each.Name.Equals(member, StringComparison.OrdinalIgnoreCase))
            {
                return each;
            }
        }

        return new HttpMember(member, HttpLocation.Body, member);
    }
}
