using System.Text;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>Something that a server must refuse, and how.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Request">The bytes to send.</param>
/// <param name="Statuses">What is right to answer.</param>
/// <param name="MayClose">It is so broken that closing the connection without a word is right, too.</param>
/// <param name="NamesCode">It is a call of AWS's query protocol, whose refusals name a code.</param>
internal sealed record BadInputCase(string Name, byte[] Request, int[] Statuses, bool MayClose = false, bool NamesCode = false)
{
    /// <summary>Whether this is the answer; null stands for a connection that was closed without one.</summary>
    public bool IsRight((int Status, string Body)? answer) => answer is { } got
        ? Statuses.Contains(got.Status) && (!NamesCode || got.Status < 400 || got.Body.Contains("<Code>", StringComparison.Ordinal))
        : MayClose;

    public static IReadOnlyList<BadInputCase> All()
    {
        string deep = Uri.EscapeDataString(Repeat(20_000, "[["));
        return
        [
            Query("no Action", "UserName=alice", 302, 400, 404),
            Query("empty body", "", 302, 400, 404),
            Query("unknown Action", "Action=MakeCoffee", 400, 404),
            Query("Action of 100,000 characters", "Action=" + new string('A', 100_000), 400, 404, 413),
            Query("no UserName", "Action=CreateUser", 400),
            Query("empty UserName", "Action=CreateUser&UserName=", 400),
            Query("UserName of 65 characters", "Action=CreateUser&UserName=" + new string('a', 65), 400),
            Query("UserName with a space", "Action=CreateUser&UserName=a+b", 400),
            Query("UserName with a zero byte", "Action=CreateUser&UserName=a%00b", 400),
            Query("UserName with broken UTF-8", "Action=CreateUser&UserName=%ff%fe%c3", 400),
            Query("broken percent encoding", "Action=CreateUser&UserName=%zz%4", 400),
            Query("UserName of SQL", "Action=GetUser&UserName=%27%3B+DROP+TABLE+Users%3B--", 400, 404),
            Query("a user that is not there", "Action=GetUser&UserName=nobody", 404),
            Query("MaxItems that is no number", "Action=ListUsers&MaxItems=many", 400),
            Query("MaxItems of 0", "Action=ListUsers&MaxItems=0", 400),
            Query("MaxItems past 64 bits", "Action=ListUsers&MaxItems=99999999999999999999", 400),
            Query("Marker that nobody gave", "Action=ListUsers&Marker=%00%ff%27", 400),
            Query("10,000 parameters that do not exist", "Action=ListUsers" + Repeat(10_000, "&P{0}=1"), 200, 400, 413),
            Query("JSON 20,000 deep as a policy", "Action=CreatePolicy&PolicyName=deep&PolicyDocument=" + deep, 400, 409, 413, 501),
            Raw("form sent as multipart", "POST /", "Content-Type: multipart/form-data; boundary=x", "--x", 400, 404, 415),
            Raw("unknown JSON target", "POST /", "X-Amz-Target: No.Such\r\nContent-Type: application/x-amz-json-1.1", "{", 400, 404),
            Raw("REST body that is no JSON", "POST /api/v1/users", "Content-Type: application/json", "{", 400, 404),
            Raw("path out of the root", "GET /../../etc/passwd", "Accept: */*", "", 400, 403, 404),
            Raw("method that does not exist", "BREW /", "Accept: */*", "", 400, 403, 404, 405, 501),
            Broken("no HTTP", "\u0016\u0003\u0001 hello\r\n\r\n"),
            Broken("no Host", "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n"),
            Broken("Content-Length below zero", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"),
            Broken("two Content-Lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
            Broken("a gigabyte announced", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\nAction="),
            Broken("chunk size that is none", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
            Broken("header of 100,000 characters", $"GET / HTTP/1.1\r\nHost: a\r\nX-Long: {new string('x', 100_000)}\r\n\r\n"),
            Broken("10,000 headers", "GET / HTTP/1.1\r\nHost: a\r\n" + Repeat(10_000, "X-{0}: 1\r\n") + "\r\n"),
        ];
    }

    private static BadInputCase Query(string name, string body, params int[] statuses) =>
        new(name, Operation.QueryRequest(body), statuses, NamesCode: true);

    private static BadInputCase Raw(string name, string line, string headers, string body, params int[] statuses) =>
        new(name, Encoding.Latin1.GetBytes(
            $"{line} HTTP/1.1\r\nHost: a\r\n{headers}\r\nContent-Length: {body.Length}\r\n\r\n{body}"), statuses);

    private static BadInputCase Broken(string name, string request) =>
        new(name, Encoding.Latin1.GetBytes(request), [400, 403, 404, 408, 411, 413, 414, 431], MayClose: true);

    private static string Repeat(int times, string part) =>
        string.Concat(Enumerable.Range(0, times).Select(i => part.Replace("{0}", $"{i}", StringComparison.Ordinal)));
}
