using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Xml.Linq;
using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Servers;

/// <summary>Many callers of one account at once, until their server is killed; and what was answered to them.</summary>
/// <param name="account">An account that nobody else calls: everything in its trail is of these calls.</param>
internal sealed class Burst(string account)
{
    private const int Callers = 8;

    private readonly ConcurrentBag<string> _answered = [];
    private readonly ConcurrentBag<string> _created = [];
    private readonly ConcurrentBag<string> _deleted = [];
    private readonly ConcurrentDictionary<string, bool> _deleting = new();
    private int _count;

    public string Account => account;

    /// <summary>How many calls were answered.</summary>
    public int Answered => Volatile.Read(ref _count);

    /// <summary>Calls until the server is gone.</summary>
    public Task RunAsync(ServerProcess server) => Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(server, caller))));

    /// <summary>Proves by what a server of the same database says that each answered call has its one event, and that trail and account tell the same.</summary>
    public async Task VerifyAsync(ServerProcess server)
    {
        var root = new LiveAccount(server, account);
        var chain = await root.GetAsync("/audit/verify");
        Assert.True(chain.GetProperty("intact").GetBoolean(), chain.GetRawText());
        var events = await EventsAsync(root);
        var byRequest = events.Where(e => e.TryGetProperty("requestID", out _)).ToLookup(e => e.GetProperty("requestID").GetString()!);
        Assert.All(_answered, id => Assert.Single(byRequest[id]));

        var done = events.Where(e => !e.TryGetProperty("errorCode", out _)).ToList();
        var users = await UsersAsync(root);
        var created = Names(done, "CreateUser");
        var deleted = Names(done, "DeleteUser").ToHashSet();
        Assert.Equal(created.Count, created.Distinct().Count());

        // A change is there exactly where its event is, answered or not.
        Assert.Equal(created.Where(name => !deleted.Contains(name)).Order(StringComparer.Ordinal), users.Order(StringComparer.Ordinal));
        Assert.Superset(_created.ToHashSet(), created.ToHashSet());
        Assert.Superset(_deleted.ToHashSet(), deleted);
        Assert.Superset(deleted, _deleting.Keys.ToHashSet());
    }

    /// <summary>Creates, reads, deletes and is refused, so that the lane has changes, reads and refusals in one batch.</summary>
    private async Task CallAsync(ServerProcess server, int caller)
    {
        try
        {
            for (var n = 0; ; n++)
            {
                var name = $"u{caller}-{n}";
                if (await AnswerAsync(server, "CreateUser", name) == 200)
                {
                    _created.Add(name);
                }

                Assert.Equal(409, await AnswerAsync(server, "CreateUser", name));
                Assert.Equal(200, await AnswerAsync(server, "GetUser", name));
                if (n % 3 == 0)
                {
                    _deleting.TryAdd(name, true);
                    Assert.Equal(200, await AnswerAsync(server, "DeleteUser", name));
                    _deleted.Add(name);
                }
            }
        }
        catch (HttpRequestException)
        {
            // The server is gone. What was not answered may have happened or not, but whole.
        }
    }

    private async Task<int> AnswerAsync(ServerProcess server, string action, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new FormUrlEncodedContent([new("Action", action), new("Version", "2010-05-08"), new("UserName", name)]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={account}/20260101/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
        using var response = await server.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var id = XElement.Parse(text).Descendants().Single(e => e.Name.LocalName == "RequestId").Value;
        _answered.Add(id);
        Interlocked.Increment(ref _count);
        return (int)response.StatusCode;
    }

    private static List<string> Names(IEnumerable<JsonElement> events, string eventName) => events
        .Where(e => e.GetProperty("eventName").GetString() == eventName)
        .Select(e => e.GetProperty("requestParameters").GetProperty("userName").GetString()!)
        .ToList();

    private static async Task<List<JsonElement>> EventsAsync(LiveAccount root)
    {
        var events = new List<JsonElement>();
        for (string? marker = null; ;)
        {
            var page = await root.GetAsync($"/audit/events?maxItems=1000{(marker is null ? "" : $"&marker={Uri.EscapeDataString(marker)}")}");
            events.AddRange(page.GetProperty("events").EnumerateArray());
            if (!page.TryGetProperty("marker", out var next))
            {
                return events;
            }

            marker = next.GetString();
        }
    }

    private static async Task<List<string>> UsersAsync(LiveAccount root)
    {
        var users = new List<string>();
        for (string? marker = null; ;)
        {
            (string, string)[] page = marker is null ? [("MaxItems", "1000")] : [("MaxItems", "1000"), ("Marker", marker)];
            var answer = await root.CallAsync("ListUsers", page);
            Assert.Equal(200, answer.Status);
            users.AddRange(answer.Values("UserName"));
            if (answer.Value("IsTruncated") != "true")
            {
                return users;
            }

            marker = answer.Value("Marker");
        }
    }
}
