using System.Buffers;

namespace IamSim.Wire;

/// <summary>A request's whole body.</summary>
internal static class WireBody
{
    /// <summary>Reads to the end; the server's limit on bodies bounds what is waited for. The caller gives the bytes back with <see cref="Release"/>.</summary>
    public static async ValueTask<ReadOnlySequence<byte>> ReadAsync(HttpContext http)
    {
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public static void Release(HttpContext http, ReadOnlySequence<byte> body) => http.Request.BodyReader.AdvanceTo(body.End);
}
