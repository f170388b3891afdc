using System.Buffers;
using System.Security.Cryptography;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Xml;
using IamSim.Wire.Rest;

namespace IamSim.Wire.S3;

/// <summary>Writes what all answers of S3 have, and its refusals.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonResponseHeaders.html">S3: Common response headers</see></remarks>
internal static class S3Answers
{
    private const string ContentType = "application/xml";

    /// <summary>The value of <c>x-amz-id-2</c>: of S3's it is only known that it is opaque; here it says no more than the request's id.</summary>
    public static string HostIdOf(Call call)
    {
        Span<byte> id = stackalloc byte[16];
        call.RequestId.TryWriteBytes(id);
        Span<byte> hash = stackalloc byte[SHA384.HashSizeInBytes];
        SHA384.HashData(id, hash);
        return Convert.ToBase64String(hash);
    }

    public static void WriteHeaders(HttpResponse response, Call call)
    {
        response.Headers["x-amz-request-id"] = call.RequestId.ToString();
        response.Headers["x-amz-id-2"] = HostIdOf(call);
    }

    /// <summary>A refusal: <c>Error</c>, without a namespace; a <c>HEAD</c> and a <c>304</c> have no body.</summary>
    public static async Task WriteFaultAsync(HttpContext http, Call call, Fault refusal)
    {
        var fault = S3Refusals.Spell(refusal);
        WriteHeaders(http.Response, call);
        if (HttpMethods.IsHead(http.Request.Method) || fault.Status == StatusCodes.Status304NotModified)
        {
            http.Response.StatusCode = fault.Status;
            http.Response.ContentType = fault.Status == StatusCodes.Status304NotModified ? null : ContentType;

            // "The server generating a 304 response MUST generate" the ETag that a 200 would have had: RFC 9110, 15.4.5.
            if (fault.Details.FirstOrDefault(detail => detail.Name == "ETag") is { Value: string etag } && fault.Status == StatusCodes.Status304NotModified)
            {
                http.Response.Headers.ETag = etag;
            }

            return;
        }

        var buffer = WireAnswers.NewBuffer();
        Write(buffer, call, fault, RequestTarget.PathOf(http.Request).ToString());
        await WireAnswers.SendAsync(http, fault.Status, ContentType, buffer);
    }

    /// <summary>How many bytes a refusal has.</summary>
    public static long LengthOf(Call call, Fault fault, string path)
    {
        var buffer = WireAnswers.NewBuffer();
        Write(buffer, call, S3Refusals.Spell(fault), path);
        var length = buffer.WrittenCount;
        WireAnswers.Release(buffer);
        return fault.Status == StatusCodes.Status304NotModified ? 0 : length;
    }

    private static void Write(ArrayBufferWriter<byte> buffer, Call call, Fault fault, string path)
    {
        var xml = new XmlShapeWriter(buffer);
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"u8);
        xml.Text(fault.Code);
        xml.Raw("</Code><Message>"u8);
        xml.Text(fault.Message);
        xml.Raw("</Message>"u8);
        foreach (var (name, value) in fault.Details)
        {
            Element(xml, name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty);
        }

        if (fault.Details.Count == 0)
        {
            Element(xml, "Resource", path);
        }

        Element(xml, "RequestId", call.RequestId.ToString());
        Element(xml, "HostId", HostIdOf(call));
        xml.Raw("</Error>"u8);
    }

    private static void Element(XmlShapeWriter xml, string name, string value)
    {
        xml.Raw("<"u8);
        xml.Text(name);
        xml.Raw(">"u8);
        xml.Text(value);
        xml.Raw("</"u8);
        xml.Text(name);
        xml.Raw(">"u8);
    }
}
