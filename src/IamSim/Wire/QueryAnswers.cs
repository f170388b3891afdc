using System.Buffers;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Xml;
using Microsoft.Extensions.ObjectPool;

namespace IamSim.Wire;

/// <summary>Writes answers of the query protocol.</summary>
internal static class QueryAnswers
{
    private const string ContentType = "text/xml";

    private static readonly ObjectPool<ArrayBufferWriter<byte>> Buffers =
        new DefaultObjectPool<ArrayBufferWriter<byte>>(new BufferPolicy(), maximumRetained: 64);

    public static async Task WriteAsync(HttpContext http, Call call, OperationModel operation, IShape response)
    {
        var buffer = Buffers.Get();
        operation.WriteXml(response, new XmlShapeWriter(buffer), call.RequestId.ToString());
        await SendAsync(http, 200, buffer);
    }

    /// <summary><c>ErrorResponse</c> in the service's namespace, as AWS's query services answer.</summary>
    public static async Task WriteFaultAsync(HttpContext http, Call call, ServiceContract service, Fault fault)
    {
        var buffer = Buffers.Get();
        var xml = new XmlShapeWriter(buffer);
        xml.Raw("<ErrorResponse xmlns=\""u8);
        xml.Text(service.XmlNamespace);
        xml.Raw("\"><Error><Type>"u8);
        xml.Raw(fault.IsSenderFault ? "Sender"u8 : "Receiver"u8);
        xml.Raw("</Type><Code>"u8);
        xml.Text(fault.Code);
        xml.Raw("</Code><Message>"u8);
        xml.Text(fault.Message);
        xml.Raw("</Message></Error><RequestId>"u8);
        xml.Text(call.RequestId.ToString());
        xml.Raw("</RequestId></ErrorResponse>\n"u8);
        await SendAsync(http, fault.Status, buffer);
    }

    private static async Task SendAsync(HttpContext http, int status, ArrayBufferWriter<byte> buffer)
    {
        try
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = ContentType;
            http.Response.ContentLength = buffer.WrittenCount;
            await http.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
        }
        finally
        {
            Buffers.Return(buffer);
        }
    }

    private sealed class BufferPolicy : PooledObjectPolicy<ArrayBufferWriter<byte>>
    {
        /// <summary>A buffer that one large answer made grow is not kept.</summary>
        private const int MaxKept = 64 * 1024;

        public override ArrayBufferWriter<byte> Create() => new(4096);

        public override bool Return(ArrayBufferWriter<byte> obj)
        {
            obj.ResetWrittenCount();
            return obj.Capacity <= MaxKept;
        }
    }
}
