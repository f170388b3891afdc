using System.Collections.Generic;
using System.Linq;

namespace IamSim.Contracts.Generator.Model;

/// <summary>One AWS service model, read and checked: what every emitter writes from.</summary>
internal sealed record ServiceModel(
    string ServiceId,
    string EndpointPrefix,
    string SigningName,
    string ApiVersion,
    string Protocol,
    string TargetPrefix,
    string JsonVersion,
    string XmlNamespace,
    EquatableArray<OperationModel> Operations,
    EquatableArray<Shape> Shapes)
{
    private Dictionary<string, Shape>? _byName;

    /// <summary>The last part of the generated namespace: <c>Iam</c> of <c>IAM</c>, <c>CloudTrail</c> of <c>CloudTrail</c>.</summary>
    public string Name => Naming.Service(ServiceId);

    public string Namespace => "IamSim.Contracts." + Name;

    /// <summary>True for services of the query protocol: forms in, XML out. All others have JSON alone, which REST needs as well.</summary>
    public bool IsQuery => Protocol == "query" || IsEc2;

    /// <summary>True for EC2's own sort of the query protocol.</summary>
    public bool IsEc2 => Protocol == "ec2";

    /// <summary>True for services whose operations are told by method and path, with XML between.</summary>
    public bool IsRestXml => Protocol == "rest-xml";

    /// <summary>True for services whose operations are told by method and path.</summary>
    public bool IsRest => IsRestXml || Protocol == "rest-json";

    public Shape this[string shapeName] => (_byName ??= Shapes.ToDictionary(s => s.Name))[shapeName];

    public IEnumerable<Shape> Structures => Shapes.Where(s => s.Kind == ShapeKind.Structure && s.Error is null);

    public bool Equals(ServiceModel? other) =>
        other is not null && ServiceId == other.ServiceId && EndpointPrefix == other.EndpointPrefix && SigningName == other.SigningName && ApiVersion == other.ApiVersion
        && Protocol == other.Protocol && TargetPrefix == other.TargetPrefix && JsonVersion == other.JsonVersion && XmlNamespace == other.XmlNamespace
        && Operations.Equals(other.Operations) && Shapes.Equals(other.Shapes);

    public override int GetHashCode() => ServiceId.GetHashCode() ^ Shapes.GetHashCode();
}

/// <summary>One operation, with the names of its input and output shapes; null where the model has none.</summary>
internal sealed record OperationModel(
    string Name, string? Input, string? Output, string? ResultWrapper, EquatableArray<string> Errors, Pagination? Pagination, HttpTrait Http)
{
    public string RequestType => Input is null ? Name + "Request" : Naming.Type(Input);

    public string ResponseType => Output is null ? Name + "Response" : Naming.Type(Output);

    public bool IsReadOnly => Naming.IsReadOnly(Name);
}

/// <summary>How an operation stands in HTTP; other protocols than REST's have <c>POST /</c> for all.</summary>
/// <param name="Method">Such as <c>PUT</c>.</param>
/// <param name="Uri">The pattern of paths, with the parameters that tell the operation: <c>/{Bucket}?policy</c>.</param>
/// <param name="Status">The status of a success.</param>
internal sealed record HttpTrait(string Method, string Uri, int Status);

/// <summary>The members that carry a list's pages; empty where the model does not name one.</summary>
internal sealed record Pagination(string InputToken, string OutputToken, string LimitKey, string MoreResults);

internal enum ShapeKind
{
    Structure,
    List,
    Map,
    String,
    Integer,
    Long,
    Double,
    Float,
    Boolean,
    Timestamp,
    Blob,
}

/// <summary>One shape of a model. Which members are set depends on <see cref="Kind"/>.</summary>
internal sealed record Shape(string Name, ShapeKind Kind)
{
    public EquatableArray<Member> Members { get; init; } = EquatableArray<Member>.Empty;

    /// <summary>The item of a list, the value of a map.</summary>
    public Member? Item { get; init; }

    public Member? Key { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public string? Pattern { get; init; }

    public EquatableArray<string> Enum { get; init; } = EquatableArray<string>.Empty;

    public bool IsSensitive { get; init; }

    public bool IsFlattened { get; init; }

    /// <summary>The overlay's mark: the text is a policy document, percent-encoded in XML answers and JSON in REST.</summary>
    public bool IsDocument { get; init; }

    public string? TimestampFormat { get; init; }

    public ErrorTrait? Error { get; init; }

    /// <summary>The member that is the body of a request or an answer in HTTP; null where all members without a place of their own are.</summary>
    public string? Payload { get; init; }

    /// <summary>The overlay's name of the element around an answer in XML; null where there is none.</summary>
    public string? XmlRoot { get; init; }

    /// <summary>The overlay's mark: the answer's one member is its outermost element itself.</summary>
    public bool IsUnwrapped { get; init; }

    /// <summary>True where some operation's input reaches the shape.</summary>
    public bool InInput { get; init; }

    /// <summary>True where some operation's output reaches the shape.</summary>
    public bool InOutput { get; init; }
}

/// <summary>A member of a structure, the item of a list, or the key or value of a map.</summary>
/// <param name="Name">The name in the model; empty for items, keys and values.</param>
/// <param name="ShapeName">The shape that it has.</param>
/// <param name="IsRequired">True where the model requires it.</param>
/// <param name="LocationName">The name on the wire where it differs.</param>
/// <param name="IsSensitive">The overlay's mark on this one member.</param>
/// <param name="IsStreaming">True where the bytes are the HTTP body, too many to be held whole.</param>
/// <param name="Location">Where it stands in HTTP: <c>uri</c>, <c>querystring</c>, <c>header</c>, <c>headers</c>, <c>statusCode</c>; null for the body.</param>
internal sealed record Member(
    string Name, string ShapeName, bool IsRequired, string? LocationName, bool IsSensitive, bool IsStreaming = false, string? Location = null)
{
    public string WireName => LocationName ?? Name;
}

internal sealed record ErrorTrait(string Code, int Status, bool IsSenderFault);
