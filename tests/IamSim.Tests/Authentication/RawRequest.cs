using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using IamSim.Tests.Support;

namespace IamSim.Tests.Authentication;

/// <summary>A request as its bytes go over the wire, so that each of them can be altered.</summary>
public sealed record RawRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    /// <summary>A request with the headers of its signature.</summary>
    public static RawRequest Signed(
        Uri endpoint, TestCredentials by, string service, string method, string target, string body = "", string? contentType = null, string region = "us-east-1",
        DateTimeOffset? at = null, params (string Name, string Value)[] headers)
    {
        using var message = new HttpRequestMessage(
            new HttpMethod(method), new Uri(endpoint.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        var bytes = Encoding.UTF8.GetBytes(body);
        if (contentType is not null)
        {
            message.Content = new ByteArrayContent(bytes);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        TestSigner.Sign(message, endpoint, bytes, by, region, service, at);
        var all = message.Headers.Concat(message.Content?.Headers.Where(h => h.Key == "Content-Type") ?? []).Select(h => (h.Key, string.Join(",", h.Value)));
        return new RawRequest(method, target, [("Host", endpoint.Authority), .. all], body);
    }

    public string this[string header] => Headers.First(h => h.Name.Equals(header, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The same with another value of a header; null takes it away.</summary>
    public RawRequest With(string header, string? value) => this with
    {
        Headers = Headers.Where(h => value is not null || !h.Name.Equals(header, StringComparison.OrdinalIgnoreCase))
            .Select(h => h.Name.Equals(header, StringComparison.OrdinalIgnoreCase) ? (h.Name, value!) : h).ToList(),
    };

    public RawRequest Plus(string header, string value) => this with { Headers = [.. Headers, (header, value)] };

    public byte[] ToBytes()
    {
        var text = new StringBuilder($"{Method} {Target} HTTP/1.1\r\n");
        foreach (var (name, value) in Headers)
        {
            text.Append($"{name}: {value}\r\n");
        }

        if (Body.Length > 0 && !Headers.Any(h => h.Name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)))
        {
            text.Append($"Content-Length: {Encoding.UTF8.GetByteCount(Body)}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("Connection: close\r\n\r\n").Append(Body).ToString());
    }

    public Task<RawAnswer> SendAsync(Uri endpoint) => SendAsync(endpoint, ToBytes());

    /// <summary>Sends bytes and reads all that comes back; status 0 where nothing does.</summary>
    public static async Task<RawAnswer> SendAsync(Uri endpoint, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(endpoint.Host, endpoint.Port);
        var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request);
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(answer);
        }
        catch (IOException)
        {
            // Kestrel hangs up on what is no HTTP.
        }

        var text = Encoding.UTF8.GetString(answer.ToArray());
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return new RawAnswer(text.Length < 12 ? 0 : int.Parse(text.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), end < 0 ? string.Empty : Unchunked(text[(end + 4)..]));
    }

    /// <summary>A body that came in chunks, without their sizes.</summary>
    private static string Unchunked(string body) => body.Length == 0 || body[0] is '{' or '<'
        ? body
        : string.Concat(body.Split("\r\n").Where((_, i) => i % 2 == 1));
}

public sealed record RawAnswer(int Status, string Body)
{
    public string? Code => Member("Code", "__type", "code");

    public string? Message => Member("Message", "message", "Message", "detail");

    private string? Member(string element, params string[] members)
    {
        if (Body.StartsWith('<'))
        {
            return XElement.Parse(Body).Descendants().FirstOrDefault(e => e.Name.LocalName == element)?.Value;
        }

        if (!Body.StartsWith('{'))
        {
            return null;
        }

        using var json = JsonDocument.Parse(Body);
        return members.Select(m => json.RootElement.TryGetProperty(m, out var value) ? value.GetString() : null).FirstOrDefault(v => v is not null);
    }
}
