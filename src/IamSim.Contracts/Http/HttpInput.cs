using System.Text.Json;
using System.Xml.Linq;

namespace IamSim.Contracts.Http;

/// <summary>The parts of an HTTP request, as the generated readers take them.</summary>
public abstract class HttpInput
{
    /// <summary>A label of the path, decoded; null where the path has none.</summary>
    public abstract string? Label(string name);

    /// <summary>A parameter of the query string, decoded; null where there is none.</summary>
    public abstract string? Query(string name);

    /// <summary>A header; null where there is none.</summary>
    public abstract string? Header(string name);

    /// <summary>The headers that begin so, by the rest of their names in lower case; null where there are none.</summary>
    public abstract IReadOnlyDictionary<string, string>? Headers(string prefix);

    /// <summary>The body as it streams.</summary>
    public virtual StreamingBody? Stream => null;

    /// <summary>The whole body; null where there is none.</summary>
    public byte[]? Blob { get; init; }

    /// <summary>The whole body as text; null where there is none.</summary>
    public string? Text { get; init; }

    /// <summary>The body's outermost element; null where there is none.</summary>
    public XElement? Xml { get; init; }

    /// <summary>The body as JSON; null where there is none.</summary>
    public JsonElement? Json { get; init; }
}
