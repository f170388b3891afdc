using System.Buffers;
using System.Text;
using System.Text.Json;
using IamSim.Contracts;
using IamSim.Contracts.Http;
using IamSim.Contracts.Json;
using IamSim.Contracts.Xml;

namespace IamSim.Wire.Rest;

/// <summary>Takes an answer from the generated writers, and sends it: headers at once, the body when all is written.</summary>
internal sealed class RestOutput(HttpResponse response) : HttpOutput
{
    private const int CopyBuffer = 256 * 1024;

    private ArrayBufferWriter<byte>? _buffer;
    private Utf8JsonWriter? _json;
    private StreamingBody? _stream;

    public override int Status
    {
        get => response.StatusCode;
        set => response.StatusCode = value;
    }

    public override XmlShapeWriter Xml => new(Buffer("application/xml"));

    public override JsonShapeWriter Json => new(_json ??= new Utf8JsonWriter(Buffer("application/json")), JsonStyle.Wire);

    public override void Header(string name, string value) => response.Headers[name] = Safe(value);

    public override void Headers(string prefix, IReadOnlyDictionary<string, string> values)
    {
        foreach (var (name, value) in values)
        {
            response.Headers[prefix + name] = Safe(value);
        }
    }

    public override void Blob(byte[] body) => Buffer("application/octet-stream").Write(body);

    public override void Text(string body) => Encoding.UTF8.GetBytes(body, Buffer("text/plain"));

    public override void Stream(StreamingBody body) => _stream = body;

    /// <summary>Sends it. A body that fails on its way cannot be told any more: the connection ends, and the client sees that.</summary>
    public async Task SendAsync(HttpContext http, bool isHead)
    {
        if (_json is not null)
        {
            await _json.FlushAsync(http.RequestAborted);
        }

        try
        {
            if (isHead || response.StatusCode == StatusCodes.Status204NoContent)
            {
                return;
            }

            if (_stream is { } body)
            {
                response.ContentLength = body.Length ?? response.ContentLength;
                await using var content = await body.OpenAsync(http.RequestAborted);
                await content.CopyToAsync(response.Body, CopyBuffer, http.RequestAborted);
                return;
            }

            response.ContentLength = _buffer?.WrittenCount ?? 0;
            if (_buffer is not null)
            {
                await response.BodyWriter.WriteAsync(_buffer.WrittenMemory, http.RequestAborted);
            }
        }
        finally
        {
            if (_buffer is not null)
            {
                WireAnswers.Release(_buffer);
            }
        }
    }

    private ArrayBufferWriter<byte> Buffer(string contentType)
    {
        response.ContentType ??= contentType;
        return _buffer ??= WireAnswers.NewBuffer();
    }

    /// <summary>A header holds printable ASCII alone. What users keep with objects may be any text: that is told in RFC 2047's form.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">S3: Working with object metadata</see></remarks>
    private static string Safe(string value) =>
        value.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? value : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}?=";
}
