using System.Buffers.Text;
using System.Text;

namespace IamSim.Load.Wire;

/// <summary>
/// A request whose bytes are built once, and what a right answer to it must contain. Where it names a user by number, only that
/// number's digits change from call to call.
/// </summary>
internal sealed class Operation
{
    private const int Digits = 9;
    private const string Placeholder = "000000000";

    private readonly byte[] _request;
    private readonly byte[] _expected;
    private readonly int _requestDigits = -1;
    private readonly int _expectedDigits = -1;
    private readonly UserNames? _names;
    private readonly byte[][]? _turns;
    private int _turn;

    private Operation(string name, string body, string expected, UserNames? names)
    {
        Name = name;
        _request = QueryRequest(body);
        _expected = Encoding.ASCII.GetBytes(expected);
        _names = names;
        if (names is not null)
        {
            byte[] pattern = Encoding.ASCII.GetBytes(names.Prefix + Placeholder);
            _requestDigits = _request.AsSpan().IndexOf(pattern) + names.Prefix.Length;
            _expectedDigits = _expected.AsSpan().IndexOf(pattern) + names.Prefix.Length;
        }
    }

    private Operation(string name, byte[] request, string expected, byte[][]? turns = null)
    {
        (Name, _request, _expected, _turns) = (name, request, Encoding.ASCII.GetBytes(expected), turns);
        if (turns is not null && Array.Exists(turns, each => each.Length != request.Length))
        {
            throw new ArgumentException("Requests that are sent by turns are of one length.", nameof(turns));
        }
    }

    public string Name { get; }

    public int RequestLength => _request.Length;

    public int ExpectedLength => _expected.Length;

    public static Operation GetUser(string userName) =>
        new("GetUser", $"Action=GetUser&UserName={userName}", $"<UserName>{userName}</UserName>", null);

    public static Operation GetUser(UserNames names) => Numbered("GetUser", names);

    public static Operation CreateUser(string userName) =>
        new("CreateUser", $"Action=CreateUser&UserName={userName}", $"<UserName>{userName}</UserName>", null);

    public static Operation CreateUser(UserNames names) => Numbered("CreateUser", names);

    public static Operation ListUsers(string name, int maxItems, string? marker, string expected)
    {
        string from = marker is null ? "" : "&Marker=" + Uri.EscapeDataString(marker);
        return new(name, $"Action=ListUsers&MaxItems={maxItems}{from}", expected, null);
    }

    /// <summary>A request that is sent as it is, whatever it is signed with.</summary>
    public static Operation Of(string name, byte[] request, string expected) => new(name, request, expected);

    /// <summary>Requests of one length that are sent by turns: what is signed cannot be numbered on its way.</summary>
    public static Operation ByTurns(string name, byte[][] requests, string expected) => new(name, requests[0], expected, requests);

    /// <summary>Writes the next call's request, and what its answer must contain.</summary>
    public void Prepare(Span<byte> request, Span<byte> expected)
    {
        byte[] next = _turns is null ? _request : _turns[(uint)Interlocked.Increment(ref _turn) % (uint)_turns.Length];
        next.CopyTo(request);
        _expected.CopyTo(expected);
        if (_names is not null)
        {
            long number = _names.Next();
            Utf8Formatter.TryFormat(number, request.Slice(_requestDigits, Digits), out _, new('D', Digits));
            Utf8Formatter.TryFormat(number, expected.Slice(_expectedDigits, Digits), out _, new('D', Digits));
        }
    }

    /// <summary>A request of AWS's query protocol. Its signature is none: there is no secret to a key that IamSim never issued.</summary>
    public static byte[] QueryRequest(string body)
    {
        body += "&Version=2010-05-08";
        // The date is the machine's: a server may refuse an old one, whatever the signature is worth.
        string now = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", null);
        return Encoding.ASCII.GetBytes(
            $"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nX-Amz-Date: {now}\r\n" +
            $"Authorization: AWS4-HMAC-SHA256 Credential=test/{now[..8]}/us-east-1/iam/aws4_request, " +
            $"SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private static Operation Numbered(string action, UserNames names)
    {
        string userName = names.Prefix + Placeholder;
        return new(action, $"Action={action}&UserName={userName}", $"<UserName>{userName}</UserName>", names);
    }
}
