using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using IamSim.Testing;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;

namespace IamSim.Tests.Audit;

/// <summary>The live tail: every event once, in order, as it comes.</summary>
public sealed class AuditTailTests(Sim sim, PostgresServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Tail_ShowsWhatComes_AndItselfNever()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "before"));
        await using var tail = await TailAsync(sim.Host, account);

        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.CallAsync("GetUser", ("UserName", "nobody"));
        await sim.NewAccount().MustAsync("ListUsers");
        await account.MustAsync("ListUsers");

        Assert.Equal([("3", "CreateUser"), ("4", "GetUser"), ("5", "ListUsers")], [await tail.NextAsync(), await tail.NextAsync(), await tail.NextAsync()]);
    }

    [Fact]
    public async Task Tail_WithLastEventId_GoesOnWithoutAGapOrARepeat()
    {
        var account = sim.NewAccount();
        for (var n = 0; n < 250; n++)
        {
            await account.MustAsync("ListUsers");
        }

        await using var tail = await TailAsync(sim.Host, account, "?eventName=ListUsers", "120");
        var more = Task.Run(async () =>
        {
            for (var n = 0; n < 50; n++)
            {
                await account.MustAsync("ListUsers");
            }
        });

        // 251 is the tail's own event, which is no ListUsers.
        foreach (var expected in Enumerable.Range(121, 130).Concat(Enumerable.Range(252, 50)))
        {
            Assert.Equal((expected.ToString(System.Globalization.CultureInfo.InvariantCulture), "ListUsers"), await tail.NextAsync());
        }

        await more;
    }

    [Fact]
    public async Task Tail_WithFilters_ShowsWhatMeetsThem()
    {
        var account = sim.NewAccount();
        await using var tail = await TailAsync(sim.Host, account, "?text=ali*&failed=false&region=us-east-1");

        await account.CallAsync("GetUser", ("UserName", "alice"));
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        Assert.Equal(("4", "CreateUser"), await tail.NextAsync());
    }

    [Fact]
    public async Task Tail_OnPostgreSql_HearsOfAnotherServersEvents()
    {
        var settings = new Dictionary<string, string>
        {
            ["IamSim:Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:IamSim"] = await server.CreateDatabaseAsync(),
        };
        await using var one = await IamSimHost.StartAsync(settings);
        await using var two = await IamSimHost.StartAsync(settings);
        var account = new TestAccount(one.Client, Sim.NewAccountId());
        await using var tail = await TailAsync(one, account);

        await new TestAccount(two.Client, account.Id).MustAsync("CreateUser", ("UserName", "alice"));
        Assert.Equal(("2", "CreateUser"), await tail.NextAsync());
        await account.MustAsync("ListUsers");
        Assert.Equal(("3", "ListUsers"), await tail.NextAsync());
    }

    [Fact]
    public async Task Stop_WithATailOpen_DoesNotWaitForIt()
    {
        var host = await IamSimHost.StartAsync();
        await using var tail = await TailAsync(host, new TestAccount(host.Client, Sim.NewAccountId()));
        var begun = Environment.TickCount64;

        await host.DisposeAsync();

        Assert.InRange(Environment.TickCount64 - begun, 0, 20_000);
    }

    [Theory]
    [InlineData("", "x", "Last-Event-ID must be the id of an event of this tail.")]
    [InlineData("", "7", "Last-Event-ID must be between 0 and 0, the last event's sequence.")]
    [InlineData("?after=-1", "", "after must be between 0 and 0, the last event's sequence.")]
    public async Task Tail_FromAPlaceThatIsNone_IsRefused(string query, string lastEventId, string message)
    {
        var answer = await sim.NewAccount().RestAsync("GET", "/audit/events/tail" + query, null, ("Last-Event-ID", lastEventId));

        answer.Refused(400, "ValidationError", message);
    }

    private static async Task<Tail> TailAsync(IamSimHost host, TestAccount account, string query = "", string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/audit/events/tail" + query);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={account.Id}/20260101/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var http = new HttpClient { BaseAddress = host.Endpoint };
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return new Tail(http, response, await response.Content.ReadAsStreamAsync());
    }

    private sealed class Tail(HttpClient http, HttpResponseMessage response, Stream stream) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<SseItem<string>> _items = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();

        public async Task<(string? Id, string? Name)> NextAsync()
        {
            Assert.True(await _items.MoveNextAsync().AsTask().WaitAsync(Patience));
            return (_items.Current.EventId, JsonDocument.Parse(_items.Current.Data).RootElement.GetProperty("eventName").GetString());
        }

        public ValueTask DisposeAsync()
        {
            response.Dispose();
            http.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
