using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IamSim.Load.Wire;

/// <summary>One request and its answer on a connection of its own, waited for: for all that is not measured by the thousand.</summary>
internal static class Exchange
{
    [ThreadStatic]
    private static byte[]? _received;

    public static (int Status, string Body) Query(IPEndPoint server, string body) => Send(server, Operation.QueryRequest(body), 30_000);

    public static (int Status, string Body) Get(IPEndPoint server, string path) =>
        Send(server, Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"), 5_000);

    /// <summary>Sends any bytes and reads one response.</summary>
    /// <exception cref="SocketException">No connection, no answer in time, or a reset.</exception>
    /// <exception cref="InvalidDataException">Closed without a whole answer, or no HTTP.</exception>
    public static (int Status, string Body) Send(IPEndPoint server, ReadOnlySpan<byte> request, int timeoutMilliseconds)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            SendTimeout = timeoutMilliseconds,
            ReceiveTimeout = timeoutMilliseconds,
        };
        socket.Connect(server);
        try
        {
            socket.Send(request);
        }
        catch (SocketException)
        {
            // A server may answer and close before it has read a request that it refuses; the answer is what counts.
        }

        byte[] received = _received ??= new byte[64 * 1024];
        int length = 0;
        while (true)
        {
            int bytes = socket.Receive(received.AsSpan(length));
            length += bytes;
            if (Response.TryRead(received.AsSpan(0, length), bytes == 0, out Response response))
            {
                return (response.Status, Encoding.UTF8.GetString(received, response.BodyStart, response.BodyLength));
            }

            if (length == received.Length)
            {
                Array.Resize(ref received, received.Length * 2);
                _received = received;
            }
        }
    }
}
