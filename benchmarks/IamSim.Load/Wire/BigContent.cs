using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IamSim.Load.Wire;

/// <summary>Content of any size, sent and received without being held: one piece again and again.</summary>
internal static class BigContent
{
    private const int PieceBytes = 1 << 20;

    private static readonly byte[] Piece = MakePiece();

    /// <summary>Sends a head and so many bytes; gives the answer's head.</summary>
    public static string Put(IPEndPoint server, byte[] head, long length)
    {
        using Socket socket = Open(server);
        SendAll(socket, head);
        for (long left = length; left > 0; left -= PieceBytes)
        {
            SendAll(socket, Piece.AsSpan(0, (int)Math.Min(left, PieceBytes)));
        }

        byte[] buffer = new byte[PieceBytes];
        int filled = ReceiveHead(socket, buffer, out int end);
        string answer = Encoding.ASCII.GetString(buffer, 0, filled);
        return answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) ? answer[..end] : throw new InvalidDataException(answer);
    }

    /// <summary>Sends a head and receives so many bytes, of which some are compared with what was sent.</summary>
    public static void Get(IPEndPoint server, byte[] head, long length)
    {
        using Socket socket = Open(server);
        SendAll(socket, head);
        byte[] buffer = new byte[PieceBytes];
        int filled = ReceiveHead(socket, buffer, out int end);
        string answer = Encoding.ASCII.GetString(buffer, 0, end);
        if (!answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) || !answer.Contains($"Content-Length: {length}\r\n", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException(answer);
        }

        long at = filled - end;
        Compare(buffer.AsSpan(end, filled - end), 0);
        while (at < length)
        {
            int received = socket.Receive(buffer);
            if (received == 0)
            {
                throw new InvalidDataException($"closed after {at} of {length} bytes");
            }

            Compare(buffer.AsSpan(0, Math.Min(received, 64)), at);
            at += received;
        }
    }

    private static void Compare(ReadOnlySpan<byte> received, long at)
    {
        for (int i = 0; i < received.Length; i++)
        {
            if (received[i] != Piece[(at + i) % PieceBytes])
            {
                throw new InvalidDataException($"another byte at {at + i} than was sent");
            }
        }
    }

    private static int ReceiveHead(Socket socket, byte[] buffer, out int end)
    {
        int filled = 0;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            int received = socket.Receive(buffer.AsSpan(filled));
            filled += received > 0 ? received : throw new InvalidDataException("closed before a whole head");
        }

        end += 4;
        return filled;
    }

    private static Socket Open(IPEndPoint server)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 120_000, SendTimeout = 120_000 };
        socket.Connect(server);
        return socket;
    }

    private static void SendAll(Socket socket, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[socket.Send(bytes)..];
        }
    }

    private static byte[] MakePiece()
    {
        byte[] piece = new byte[PieceBytes];
        new Random(8).NextBytes(piece);
        return piece;
    }
}
