using System.Buffers;
using Microsoft.Extensions.ObjectPool;

namespace IamSim.Wire;

/// <summary>Sends answers that are written whole before they leave.</summary>
internal static class WireAnswers
{
    private static readonly ObjectPool<ArrayBufferWriter<byte>> Buffers =
        new DefaultObjectPool<ArrayBufferWriter<byte>>(new BufferPolicy(), maximumRetained: 64);

    /// <summary>A buffer to write an answer into; <see cref="SendAsync"/> takes it back.</summary>
    public static ArrayBufferWriter<byte> NewBuffer() => Buffers.Get();

    /// <summary>Takes back a buffer that is sent in another way.</summary>
    public static void Release(ArrayBufferWriter<byte> buffer) => Buffers.Return(buffer);

    public static async Task SendAsync(HttpContext http, int status, string contentType, ArrayBufferWriter<byte> buffer)
    {
        try
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = contentType;
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
