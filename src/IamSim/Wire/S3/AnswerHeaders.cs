using System.Buffers;
using System.Text.Json;
using IamSim.Contracts;
using IamSim.Contracts.Http;
using IamSim.Contracts.Json;
using IamSim.Contracts.Xml;

namespace IamSim.Wire.S3;

/// <summary>The headers of an answer that records show: AWS's own, but for what users keep with their objects, and what is a secret.</summary>
internal sealed class AnswerHeaders : HttpOutput
{
    private const string Own = "x-amz-";

    private static readonly string[] Hidden = ["x-amz-server-side-encryption-context"];

    private readonly List<KeyValuePair<string, string>> _headers = [];
    private readonly ArrayBufferWriter<byte> _body = new();

    /// <summary>How long the body is; of content, what it says of itself.</summary>
    private long _length;

    public override int Status { get; set; }

    public override XmlShapeWriter Xml => new(_body);

    public override JsonShapeWriter Json => new(new Utf8JsonWriter(_body), JsonStyle.Wire);

    /// <summary>The headers of an answer.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(OperationModel operation, IShape response)
    {
        var written = new AnswerHeaders();
        operation.WriteHttp(response, written);
        return written._headers;
    }

    /// <summary>How many bytes the body of an answer has.</summary>
    public static long LengthOf(OperationModel operation, IShape response)
    {
        if (operation.Http!.Answer == HttpBody.None)
        {
            return 0;
        }

        var written = new AnswerHeaders();
        operation.WriteHttp(response, written);
        return written._length + written._body.WrittenCount;
    }

    public override void Header(string name, string value)
    {
        if (name.StartsWith(Own, StringComparison.OrdinalIgnoreCase) && !Hidden.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            _headers.Add(new(name, value));
        }
    }

    public override void Headers(string prefix, IReadOnlyDictionary<string, string> values)
    {
        // What users keep with an object is their affair.
    }

    public override void Blob(byte[] body) => _length = body.Length;

    public override void Text(string body) => _length = System.Text.Encoding.UTF8.GetByteCount(body);

    public override void Stream(StreamingBody body) => _length = body.Length ?? 0;
}
