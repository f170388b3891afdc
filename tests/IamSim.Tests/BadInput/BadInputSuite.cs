using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using IamSim.Calls;
using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.BadInput;

/// <summary>
/// Sends a group of malformed requests and holds the server to what it promises of every one: an answer of AWS's form, never a 5xx for what a
/// client sent, and exactly one event, which has the answer's id.
/// </summary>
internal static class BadInputSuite
{
    private const int AtOnce = 8;

    public static async Task RunAsync(IamSimHost host, IReadOnlyList<BadRequest> requests)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var http = new HttpClient(handler);
        var account = Sim.NewAccountId();
        var problems = new List<string>();
        var ids = new Dictionary<string, BadRequest>();

        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, ct) =>
        {
            using var message = request.ToMessage(host.Endpoint, account);
            using var response = await http.SendAsync(message, ct);
            var bytes = await response.Content.ReadAsByteArrayAsync(ct);
            var problem = Problem(request, response, bytes, out var id);
            lock (problems)
            {
                if (problem is not null)
                {
                    problems.Add($"{problem} — {(int)response.StatusCode} {Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 300)))} — {request}");
                }

                if (id is not null && !ids.TryAdd(id, request))
                {
                    problems.Add($"The request id {id} was given twice — {request}");
                }
            }
        });

        var events = await EventsAsync(host, account);

        // What is not signed is the default account's, and what names a role there. Others use it too: only these requests' events are asked about.
        events.AddRange((await EventsAsync(host, "123456789012")).Where(ids.ContainsKey));

        foreach (var id in ids.Keys.Except(events))
        {
            problems.Add($"No event — {ids[id]}");
        }

        problems.AddRange(events.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => $"{g.Count()} events — {ids.GetValueOrDefault(g.Key)}"));
        problems.AddRange(events.Where(id => !ids.ContainsKey(id)).Select(id => $"An event of no request: {id}"));
        Assert.True(problems.Count == 0, $"{problems.Count} of {requests.Count}:\n{string.Join('\n', problems.Take(12))}");
        Assert.Equal(requests.Count, events.Count);
    }

    /// <summary>The request ids of all events of an account, from the trail's pages.</summary>
    private static async Task<List<string>> EventsAsync(IamSimHost host, string account)
    {
        var root = new TestAccount(host.Client, account);
        var ids = new List<string>();
        string? marker = null;
        do
        {
            var answer = await root.RestAsync("GET", $"/audit/events?maxItems=1000{(marker is null ? "" : $"&marker={marker}")}");
            Assert.Equal(200, answer.Status);
            // What a service tells of itself was nobody's request.
            ids.AddRange(answer.Json.GetProperty("events").EnumerateArray()
                .Where(e => e.GetProperty("eventType").GetString() != "AwsServiceEvent")
                .Select(e => e.GetProperty("requestID").GetString()!));
            marker = answer.Json.TryGetProperty("marker", out var next) ? next.GetString() : null;
        }
        while (marker is not null);
        return ids;
    }

    /// <summary>What is wrong with an answer; null where nothing is.</summary>
    private static string? Problem(BadRequest request, HttpResponseMessage response, byte[] body, out string? id)
    {
        id = response.Headers.TryGetValues("x-amzn-RequestId", out var values) ? values.Single() : null;
        if (id is null)
        {
            return "The answer has no request id";
        }

        var status = (int)response.StatusCode;
        var type = response.Content.Headers.ContentType?.MediaType;
        if (request.Method == "HEAD")
        {
            return status is >= 500 and not 501 ? "A 5xx" : null;
        }

        try
        {
            var (code, answered) = status < 400 ? (null, id)
                : request.IsJson ? (OfJson(body, type), id)
                : request.IsWire ? OfXml(body, type)
                : OfProblem(body, type, status);
            if (answered != id)
            {
                return "The body's request id is not the header's";
            }

            if (status >= 500 && !(status == 501 && code == "NotImplemented"))
            {
                return "A 5xx";
            }

            if (status < 400 && request.IsWire && !request.IsJson && !XElement.Parse(Encoding.UTF8.GetString(body)).Name.LocalName.EndsWith("Response", StringComparison.Ordinal))
            {
                return "A success that is no answer document";
            }

            return status is >= 300 and < 400 and not 304 ? "A redirect" : null;
        }
        catch (Exception e) when (e is System.Xml.XmlException or JsonException or InvalidOperationException or KeyNotFoundException or NullReferenceException or FormatException)
        {
            return $"Not an answer of AWS's form ({e.Message})";
        }
    }

    /// <summary>Errors that AWS explains by nothing but their code.</summary>
    private static readonly HashSet<string> CodesAlone = ["ReportNotPresent", "ReportExpired", "InvalidCiphertextException"];

    private static string OfJson(byte[] body, string? type)
    {
        var json = JsonDocument.Parse(body).RootElement;
        var message = json.TryGetProperty("Message", out var text) ? text : json.GetProperty("message");
        var isExplained = message.GetString() is { Length: > 0 and <= 32_768 };
        if (type != "application/x-amz-json-1.1" || isExplained == CodesAlone.Contains(json.GetProperty("__type").GetString()!))
        {
            throw new FormatException("its parts are not a JSON error's");
        }

        return json.GetProperty("__type").GetString() is { Length: > 0 } code ? code : throw new FormatException("its type is empty");
    }

    private static (string? Code, string? RequestId) OfXml(byte[] body, string? type)
    {
        var xml = XElement.Parse(Encoding.UTF8.GetString(body));

        // What is signed for S3 is answered as S3 answers.
        if (xml.Name.LocalName == "Error" && type == "application/xml" && xml.Element("Message") is { Value.Length: > 0 })
        {
            return (xml.Element("Code")!.Value, xml.Element("RequestId")!.Value);
        }

        var error = xml.Element(xml.Name.Namespace + "Error")!;
        string Of(string name) => error.Element(xml.Name.Namespace + name)!.Value is { Length: > 0 } text ? text : throw new FormatException($"{name} is empty");
        var code = Of("Code");
        var isExplained = error.Element(xml.Name.Namespace + "Message") is not null && Of("Message").Length <= 32_768;
        if (type != "text/xml" || xml.Name.LocalName != "ErrorResponse" || Of("Type") is not ("Sender" or "Receiver") || isExplained == CodesAlone.Contains(code))
        {
            throw new FormatException("its parts are not an ErrorResponse's");
        }

        return (code, xml.Element(xml.Name.Namespace + "RequestId")!.Value);
    }

    private static (string? Code, string? RequestId) OfProblem(byte[] body, string? type, int status)
    {
        var json = JsonDocument.Parse(body).RootElement;
        var code = json.GetProperty("code").GetString() is { Length: > 0 } text ? text : throw new FormatException("its code is empty");
        var isExplained = json.TryGetProperty("detail", out var detail) && detail.GetString() is { Length: > 0 };
        if (type != "application/problem+json" || json.GetProperty("status").GetInt32() != status || isExplained == CodesAlone.Contains(code))
        {
            throw new FormatException("its parts are not a problem's");
        }

        return (code, json.GetProperty("requestId").GetString());
    }

    /// <summary>Operations of the query protocol that are served.</summary>
    public static IReadOnlyList<Contracts.OperationModel> Served => ServedBy("query");

    /// <summary>Operations of a protocol that are served.</summary>
    public static IReadOnlyList<Contracts.OperationModel> ServedBy(string protocol) =>
        [.. OperationRegistry.All.Select(h => h.Model).Where(o => o.Service.Protocol == protocol).OrderBy(o => o.ToString(), StringComparer.Ordinal)];
}
