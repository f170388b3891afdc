using System.Net;
using System.Net.Sockets;
using IamSim.Load.Load;

namespace IamSim.Load.Wire;

/// <summary>
/// One connection that makes one call after another for as long as its source gives it calls. It is a small state machine on one
/// <see cref="SocketAsyncEventArgs"/>: with inline completions (see <see cref="Program"/>) all connections run on the one thread
/// that polls the sockets, and a call costs a send and a receive and next to nothing else. A server that closes the connection
/// after an answer is connected to again, within the next call's time: that is what its clients pay, too.
/// </summary>
internal sealed class Connection : IDisposable
{
    private const int MostFailuresInARow = 20;

    private readonly IPEndPoint _server;
    private readonly ICallSource _source;
    private readonly SocketAsyncEventArgs _args = new();
    private readonly byte[] _request = new byte[128 * 1024];
    private readonly byte[] _expected = new byte[512];
    private byte[] _received = new byte[16 * 1024];
    private Socket? _socket;
    private Call _call;
    private int _receivedLength;
    private int _failuresInARow;
    private volatile bool _disposed;

    public Connection(IPEndPoint server, ICallSource source)
    {
        _server = server;
        _source = source;
        _args.Completed += (_, args) => Run(args.LastOperation == SocketAsyncOperation.Connect ? Step.Connected : Step.Received);
    }

    private enum Step
    {
        Take,
        Connect,
        Connected,
        Send,
        Receive,
        Received,
    }

    public Tally Tally { get; } = new();

    /// <summary>Connects before the clock runs.</summary>
    public void Open()
    {
        _socket = NewSocket();
        _socket.Connect(_server);
    }

    /// <summary>Makes calls until the source has none; goes on by itself from completion to completion.</summary>
    public void Run() => Run(Step.Take);

    /// <summary>Makes the given call, and then those that the source gives.</summary>
    public void Run(Call call)
    {
        Take(call);
        Run(_socket is null ? Step.Connect : Step.Send);
    }

    public void Dispose()
    {
        _disposed = true;
        _socket?.Dispose();
        _args.Dispose();
    }

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private void Take(Call call)
    {
        _call = call;
        call.Operation.Prepare(_request, _expected);
    }

    private void Run(Step step)
    {
        while (!_disposed)
        {
            try
            {
                switch (step)
                {
                    case Step.Take:
                        if (_failuresInARow >= MostFailuresInARow)
                        {
                            _source.Retire(this);
                            return;
                        }

                        if (!_source.TryTake(this, out Call call))
                        {
                            return;
                        }

                        Take(call);
                        step = _socket is null ? Step.Connect : Step.Send;
                        break;

                    case Step.Connect:
                        _socket = NewSocket();
                        _args.RemoteEndPoint = _server;
                        _args.SetBuffer(null, 0, 0);
                        step = Step.Connected;
                        if (_socket.ConnectAsync(_args))
                        {
                            return;
                        }

                        break;

                    case Step.Connected:
                        step = _args.SocketError == SocketError.Success ? Step.Send : Fail("connect: " + _args.SocketError);
                        break;

                    case Step.Send:
                        _receivedLength = 0;
                        // A request is far smaller than the socket's buffer: this does not wait.
                        _socket!.Send(_request.AsSpan(0, _call.Operation.RequestLength));
                        step = Step.Receive;
                        break;

                    case Step.Receive:
                        _args.SetBuffer(_received, _receivedLength, _received.Length - _receivedLength);
                        step = Step.Received;
                        if (_socket!.ReceiveAsync(_args))
                        {
                            return;
                        }

                        break;

                    case Step.Received:
                        step = _args.SocketError == SocketError.Success
                            ? Received(_args.BytesTransferred)
                            : Fail("receive: " + _args.SocketError);
                        break;
                }
            }
            catch (Exception e) when (e is SocketException or InvalidDataException)
            {
                step = Fail(e.Message);
            }
            catch (ObjectDisposedException)
            {
                // The run was given up and its connections were closed; its calls are counted as unanswered.
                return;
            }
        }
    }

    private Step Received(int bytes)
    {
        _receivedLength += bytes;
        if (!Response.TryRead(_received.AsSpan(0, _receivedLength), closed: bytes == 0, out Response response))
        {
            if (_receivedLength == _received.Length)
            {
                Array.Resize(ref _received, _received.Length * 2);
            }

            return Step.Receive;
        }

        ReadOnlySpan<byte> body = _received.AsSpan(response.BodyStart, response.BodyLength);
        bool right = Tally.Answered(_call, response.Status, body, _expected.AsSpan(0, _call.Operation.ExpectedLength));
        _failuresInARow = right ? 0 : _failuresInARow + 1;
        if (!response.KeepAlive)
        {
            Close();
        }

        return Step.Take;
    }

    private Step Fail(string why)
    {
        Tally.Failed(_call, why);
        _failuresInARow++;
        Close();
        return Step.Take;
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
