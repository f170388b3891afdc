using IamSim.Contracts.Json;
using IamSim.Contracts.Xml;

namespace IamSim.Contracts.Http;

/// <summary>An HTTP answer, as the generated writers write it.</summary>
public abstract class HttpOutput
{
    public abstract int Status { get; set; }

    /// <summary>Writes the body as XML.</summary>
    public abstract XmlShapeWriter Xml { get; }

    /// <summary>Writes the body as JSON.</summary>
    public abstract JsonShapeWriter Json { get; }

    public abstract void Header(string name, string value);

    /// <summary>Headers whose names begin with a prefix.</summary>
    public abstract void Headers(string prefix, IReadOnlyDictionary<string, string> values);

    /// <summary>The body is bytes.</summary>
    public abstract void Blob(byte[] body);

    /// <summary>The body is a text.</summary>
    public abstract void Text(string body);

    /// <summary>The body streams.</summary>
    public abstract void Stream(StreamingBody body);
}
