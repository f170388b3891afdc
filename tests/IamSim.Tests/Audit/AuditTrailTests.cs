using System.Globalization;
using System.Text;
using System.Text.Json;
using IamSim.Audit;
using IamSim.Audit.Search;
using IamSim.Storage;
using IamSim.Testing;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Audit;

/// <summary>What is asked of the trail over REST, on every provider.</summary>
public abstract class AuditTrailTests
{
    private protected const string Role = "arn:aws:iam::111122223333:role/ml/Training";
    private protected const string Session = "arn:aws:sts::111122223333:assumed-role/Training/job-7";

    private protected abstract IamSimHost Host { get; }

    [Theory]
    [InlineData("action=iam:createuser", 1, 3)]
    [InlineData("action=s3:*", 2)]
    [InlineData("action=GetObject", 2)]
    [InlineData("eventName=CreateUser", 1, 3)]
    [InlineData("eventSource=s3.amazonaws.com", 2)]
    [InlineData("principalArn=" + Role, 2)]
    [InlineData("principalArn=" + Session, 2)]
    [InlineData("sessionArn=" + Session, 2)]
    [InlineData("principalId=AROA1:job-7", 2)]
    [InlineData("userName=alice", 1, 3)]
    [InlineData("accessKeyId=AKIA1", 3)]
    [InlineData("sourceIPAddress=10.0.0.1", 1)]
    [InlineData("sourceIPAddress=0:0:0:0:0:0:0:1", 2)]
    [InlineData("resource=bob", 1)]
    [InlineData("resourceType=AWS::IAM::User", 1)]
    [InlineData("region=eu-central-1", 2)]
    [InlineData("eventType=AwsConsoleSignIn", 3)]
    [InlineData("errorCode=AccessDenied", 3)]
    [InlineData("failed=true", 3)]
    [InlineData("failed=false", 1, 2)]
    [InlineData("mfaAuthenticated=true", 2)]
    [InlineData("readOnly=true", 2)]
    [InlineData("readOnly=false&userName=alice&errorCode=AccessDenied", 3)]
    [InlineData("from=2026-01-01T00:00:10Z&to=2026-01-01T00:00:20Z", 2, 3)]
    [InlineData("text=training", 2)]
    [InlineData("text=training&region=us-east-1")]
    public async Task List_ByEachFilter_FindsWhatMeetsIt_InBothOrders(string filter, params int[] expected)
    {
        var account = await AccountWithThreeEventsAsync();

        var oldest = await NumbersAsync(account, $"?to=2026-02-01&order=oldest&{filter}".Replace("to=2026-02-01&order=oldest&from", "order=oldest&from", StringComparison.Ordinal));
        var newest = await NumbersAsync(account, $"?to=2026-02-01&{filter}".Replace("to=2026-02-01&from", "from", StringComparison.Ordinal));

        Assert.Equal(expected, oldest);
        Assert.Equal(expected.Reverse(), newest);
    }

    [Theory]
    [InlineData("newest")]
    [InlineData("oldest")]
    public async Task List_PageByPageWhileEventsComeIn_RepeatsAndSkipsNothing(string order)
    {
        var account = NewAccount();
        await Host.RecordAsync([.. Enumerable.Range(1, 25).Select(n => Event(account, n))]);
        await IndexedAsync();
        await Host.RecordAsync([.. Enumerable.Range(26, 15).Select(n => Event(account, n))]);
        foreach (var filter in new[] { "userName=alice", "text=alice+number", "region=us-east-1" })
        {
            var seen = new List<int>();
            string? marker = null;
            do
            {
                var page = await account.RestAsync("GET", $"/audit/events?{filter}&to=2026-02-01&order={order}&maxItems=7{(marker is null ? "" : $"&marker={marker}")}");
                Assert.Equal(200, page.Status);
                seen.AddRange(page.Json.GetProperty("events").EnumerateArray().Select(NumberOf));
                marker = page.Json.TryGetProperty("marker", out var next) ? next.GetString() : null;
            }
            while (marker is not null);

            // The page's own calls are later than the time asked for.
            Assert.Equal(order == "oldest" ? Enumerable.Range(1, 40) : Enumerable.Range(1, 40).Reverse(), seen);
        }
    }

    [Fact]
    public async Task List_WithTheMarkerOfAnotherQuestion_IsRefused()
    {
        var account = NewAccount();
        await Host.RecordAsync([.. Enumerable.Range(1, 3).Select(n => Event(account, n))]);
        var marker = (await account.RestAsync("GET", "/audit/events?userName=alice&maxItems=1")).Json.GetProperty("marker").GetString();

        foreach (var other in new[] { "userName=bob", "userName=alice&order=oldest", "userName=alice&text=x" })
        {
            var answer = await account.RestAsync("GET", $"/audit/events?{other}&maxItems=1&marker={marker}");
            answer.Refused(400, "ValidationError", "Invalid Marker.");
        }
    }

    [Theory]
    [InlineData("alice", 1, 2)]
    [InlineData("ALICE", 1, 2)]
    [InlineData("user/bob", 1)]
    [InlineData("\"acme corp\"", 2)]
    [InlineData("\"corp acme\"")]
    [InlineData("corp acme", 2)]
    [InlineData("trai*", 2)]
    [InlineData("trai")]
    [InlineData("\"assumed role trai\"*", 2)]
    [InlineData("alice trai*", 2)]
    [InlineData("größe", 1)]
    [InlineData("GRÖSSE")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e", 2)]
    [InlineData("alice AND nobody")]
    [InlineData("-alice +bob (\"", 1)]
    public async Task Text_Words_AreFoundAtOnce_AndAlikeOnceTheyAreIndexed(string text, params int[] expected)
    {
        var account = NewAccount();
        await Host.RecordAsync(
            Event(account, 1, """ "requestParameters":{"userName":"alice","arn":"arn:aws:iam::1:user/bob","note":"Größe"} """),
            Event(account, 2, """ "requestID":"0f8fad5b-d9cb-469f-a165-70867728950e","requestParameters":{"by":"ALICE","of":["Acme Corp."],"arn":"arn:aws:sts::1:assumed-role/training/x"} """),
            Event(account, 3, """ "requestParameters":{"userName":"carol","alice":true} """));
        var query = $"?to=2026-02-01&order=oldest&text={Uri.EscapeDataString(text)}";

        var before = await NumbersAsync(account, query);
        await IndexedAsync();
        var after = await NumbersAsync(account, query);
        var count = await account.RestAsync("GET", $"/audit/events/counts?by=eventName&to=2026-02-01&text={Uri.EscapeDataString(text)}");

        Assert.Equal(expected, before);
        Assert.Equal(expected, after);
        Assert.Equal(expected.Length, count.Json.GetProperty("counts").EnumerateArray().Sum(c => c.GetProperty("count").GetInt32()));
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData("*")]
    [InlineData("NEAR(a b)")]
    [InlineData("Words : x")]
    [InlineData("a:* & !b | c <-> d")]
    [InlineData("\\")]
    [InlineData("x'; DROP TABLE \"AuditSearch\"; --")]
    [InlineData("{0} %s $1 @p0")]
    [InlineData("\ud83d\ude00")]
    public async Task Text_OfAnyCharacters_IsNeverASyntaxError(string text)
    {
        var account = NewAccount();
        await Host.RecordAsync(Event(account, 1));
        await IndexedAsync();

        var answer = await account.RestAsync("GET", $"/audit/events?text={Uri.EscapeDataString(text)}");

        var hasWords = text.EnumerateRunes().Any(Rune.IsLetterOrDigit);
        Assert.Equal((hasWords ? 200 : 400, hasWords ? null : "text must have a letter or a digit."), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task Text_OfAnotherAccount_IsNotFound()
    {
        var (account, other) = (NewAccount(), NewAccount());
        await Host.RecordAsync(Event(account, 1, """ "requestParameters":{"secretplan":"wordofone"} """), Event(other, 2, """ "requestParameters":{"x":"wordofother"} """));
        await IndexedAsync();

        Assert.Equal([1], await NumbersAsync(account, "?text=wordofone&to=2026-02-01"));
        Assert.Empty(await NumbersAsync(account, "?text=wordofother&to=2026-02-01"));
    }

    [Fact]
    public async Task Counts_ByEachField_AreThoseOfTheList()
    {
        var account = await AccountWithThreeEventsAsync();
        string[] fields = ["eventName", "eventSource", "userName", "principalArn", "principalId", "sessionArn", "accessKeyId", "sourceIPAddress", "errorCode", "failed", "readOnly", "mfaAuthenticated"];
        var expected = new Dictionary<string, string>
        {
            ["eventName"] = "CreateUser 2, GetObject 1",
            ["eventSource"] = "iam.amazonaws.com 2, s3.amazonaws.com 1",
            ["userName"] = "alice 2, job-7 1",
            ["principalArn"] = $"null 2, {Role} 1",
            ["principalId"] = "null 2, AROA1:job-7 1",
            ["sessionArn"] = $"null 2, {Session} 1",
            ["accessKeyId"] = "null 2, AKIA1 1",
            ["sourceIPAddress"] = "10.0.0.1 1, 127.0.0.1 1, ::1 1",
            ["errorCode"] = "null 2, AccessDenied 1",
            ["failed"] = "false 2, true 1",
            ["readOnly"] = "false 2, true 1",
            ["mfaAuthenticated"] = "false 2, true 1",
        };

        foreach (var by in fields)
        {
            // In the database, by looking at contents, and by both together.
            foreach (var filter in new[] { "", "&region=us-east-1", "&text=us" })
            {
                var all = await CountsAsync(account, $"?by={by}&to=2026-02-01{filter}");
                Assert.Equal(filter.Length == 0 || filter == "&text=us" ? 3 : 2, all.Sum(c => c.Count));
                if (filter.Length == 0)
                {
                    Assert.Equal(expected[by], string.Join(", ", all.OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal).Select(c => $"{c.Value} {c.Count}")));
                }
            }
        }

        Assert.Equal([("CreateUser", 2)], await CountsAsync(account, "?by=eventName&max=1&to=2026-02-01"));
        Assert.Equal([("GetObject", 1)], await CountsAsync(account, "?by=eventName&to=2026-02-01&text=training"));
    }

    [Fact]
    public async Task Counts_ByTime_FillWhatIsEmpty()
    {
        var account = NewAccount();
        await Host.RecordAsync(Event(account, 1), Event(account, 2), Event(account, 130));

        Assert.Equal(
            [("2026-01-01T00:00:00Z", 2), ("2026-01-01T00:01:00Z", 0), ("2026-01-01T00:02:00Z", 1)], await BucketsAsync("?bucket=minute&to=2026-01-01T00:02:30Z"));
        Assert.Equal([("2026-01-01T00:00:00Z", 2), ("2026-01-01T00:01:00Z", 0)], await BucketsAsync("?bucket=PT1M&to=2026-01-01T00:01:59Z&from=2026-01-01"));
        Assert.Equal([("2026-01-01T00:00:00Z", 3)], await BucketsAsync("?bucket=day&to=2026-01-01T23:00:00Z&userName=alice"));
        Assert.Equal([("2026-01-01T00:00:00Z", 3)], await BucketsAsync("?bucket=hour&to=2026-01-01T00:10:00Z&text=alice"));
        Assert.Equal([("2025-12-31T22:00:00Z", 0), ("2025-12-31T23:00:00Z", 0)], await BucketsAsync("?bucket=hour&from=2025-12-31T22:00:00Z&to=2025-12-31T23:59:59Z"));
        Assert.Empty(await BucketsAsync("?bucket=hour&userName=nobody"));

        async Task<List<(string, int)>> BucketsAsync(string query)
        {
            var answer = await account.RestAsync("GET", "/audit/events/counts" + query);
            Assert.True(answer.Status == 200, answer.Text);
            return [.. answer.Json.GetProperty("buckets").EnumerateArray().Select(b => (
                b.GetProperty("from").GetDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), b.GetProperty("count").GetInt32()))];
        }
    }

    [Fact]
    public async Task Export_AsNdjson_IsTheRecordsAsTheyAre_OldestFirst()
    {
        var account = NewAccount();
        await Host.RecordAsync([.. Enumerable.Range(1, 1203).Select(n => Event(account, n))]);

        foreach (var (filter, expected) in new[] { ("", 1203), ("&text=alice", 1203), ("&text=%22number+1203%22", 1), ("&userName=nobody", 0) })
        {
            var file = await account.RestAsync("GET", $"/audit/events/export?to=2026-02-01{filter}");

            Assert.Equal((200, "application/x-ndjson"), (file.Status, file.ContentType));
            var lines = file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(expected, lines.Length);
            Assert.Equal(expected == 1 ? [1203] : Enumerable.Range(1, expected), lines.Select(line => NumberOf(JsonDocument.Parse(line).RootElement)));
        }
    }

    [Fact]
    public async Task Export_AsCsv_QuotesAndKeepsFormulasFromBeingComputed()
    {
        var account = NewAccount();
        await Host.RecordAsync(Event(account, 1, """ "userAgent":"=HYPERLINK(\"http://x\")","errorMessage":"one, \"two\"\r\nthree","requestParameters":{"a":[1]} """));

        var safe = await account.RestAsync("GET", "/audit/events/export?format=csv&to=2026-02-01");
        var raw = await account.RestAsync("GET", "/audit/events/export?format=csv&to=2026-02-01&escapeFormulas=false");

        Assert.Equal("text/csv", safe.ContentType);
        Assert.StartsWith("sequence,eventTime,eventID,eventSource,eventName,awsRegion,", safe.Text, StringComparison.Ordinal);
        Assert.Contains("\r\n1,2026-01-01T00:00:01Z,", safe.Text, StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://x\"\")\",", safe.Text, StringComparison.Ordinal);
        Assert.Contains(",\"one, \"\"two\"\"\r\nthree\",", safe.Text, StringComparison.Ordinal);
        Assert.Contains(",\"{\"\"a\"\":[1]}\",", safe.Text, StringComparison.Ordinal);
        Assert.Contains(",\"=HYPERLINK(\"\"http://x\"\")\",", raw.Text, StringComparison.Ordinal);
    }

    /// <summary>Where a record cannot be read any more, no end of a file says that it is whole.</summary>
    [Fact]
    public async Task Export_ThatCannotGoOn_BreaksTheConnection()
    {
        await using var host = await OwnHostAsync();
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        await host.RecordAsync([.. Enumerable.Range(1, 600).Select(n => Event(account, n)), Event(account, 601) with { Record = "no JSON"u8.ToArray() }]);

        var broken = await Assert.ThrowsAnyAsync<Exception>(() => account.RestAsync("GET", "/audit/events/export?format=csv"));

        Assert.True(broken is HttpRequestException or IOException, broken.ToString());
        Assert.Equal(200, (await account.RestAsync("GET", "/audit/events/export")).Status);
    }

    [Fact]
    public async Task Restore_OfNothing_ForgetsTheWordsToo()
    {
        await using var host = await OwnHostAsync();
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        await host.RecordAsync(Event(account, 1, """ "requestParameters":{"x":"before"} """));
        await IndexedAsync(host);

        Assert.Equal(204, (await account.RestAsync("POST", "/simulator/reset")).Status);
        await host.RecordAsync(Event(account, 2, """ "requestParameters":{"x":"after"} """));
        await IndexedAsync(host);

        Assert.Empty(await NumbersAsync(account, "?text=before&to=2026-02-01"));
        Assert.Equal([2], await NumbersAsync(account, "?text=after&to=2026-02-01"));
    }

    private protected abstract Task<IamSimHost> OwnHostAsync();

    private protected TestAccount NewAccount() => new(Host.Client, Sim.NewAccountId());

    private protected Task IndexedAsync() => IndexedAsync(Host);

    /// <summary>Waits until the index has all that there is at this time.</summary>
    private protected static async Task IndexedAsync(IamSimHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        var last = db.AuditHeads.Max(h => h.EventId);
        for (var round = 0; await SearchIndex.EndAsync(db, default) < last; round++)
        {
            Assert.True(round < 600, "The index does not catch up.");
            await Task.Delay(50);
        }
    }

    private protected static AuditEntry Event(TestAccount account, int second, string members = "")
    {
        var id = Guid.CreateVersion7();
        var record = $$"""{"eventID":"{{id}}","eventName":"CreateUser","awsRegion":"us-east-1","eventType":"AwsApiCall","number":"number {{second}} of alice"{{(members.Length == 0 ? "" : ", " + members.Trim())}}}""";
        if (members.Length > 0)
        {
            record = record.Replace("of alice", "of them", StringComparison.Ordinal);
        }

        return new AuditEntry(
            account.Id, id, At(second), "CreateUser", "iam.amazonaws.com", "alice", null, null, "127.0.0.1", null, false, [], Encoding.UTF8.GetBytes(record));
    }

    private static DateTimeOffset At(int seconds) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds);

    private async Task<TestAccount> AccountWithThreeEventsAsync()
    {
        var account = NewAccount();
        await Host.RecordAsync(
            Event(account, 1) with { SourceIp = "10.0.0.1", Resources = [new("AWS::IAM::User", "bob")] },
            Event(account, 12, """ "requestParameters":{"of":"us, training"} """) with
            {
                EventName = "GetObject",
                EventSource = "s3.amazonaws.com",
                UserName = "job-7",
                PrincipalArn = Role,
                SessionArn = Session,
                PrincipalId = "AROA1:job-7",
                SourceIp = "::1",
                ReadOnly = true,
                MfaAuthenticated = true,
                Record = Encoding.UTF8.GetBytes($$"""{"eventID":"{{Guid.CreateVersion7()}}","awsRegion":"eu-central-1","eventType":"AwsApiCall","number":"number 12","of":"us, training"}"""),
            },
            Event(account, 15) with
            {
                AccessKeyId = "AKIA1",
                ErrorCode = "AccessDenied",
                Record = Encoding.UTF8.GetBytes($$"""{"eventID":"{{Guid.CreateVersion7()}}","awsRegion":"us-east-1","eventType":"AwsConsoleSignIn","number":"number 15"}"""),
            });
        return account;
    }

    private static readonly Dictionary<int, int> Order = new() { [1] = 1, [12] = 2, [15] = 3 };

    private protected static int NumberOf(JsonElement e) => int.Parse(e.GetProperty("number").GetString()!.Split(' ')[1], CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<int>> NumbersAsync(TestAccount account, string query)
    {
        var answer = await account.RestAsync("GET", "/audit/events" + query);
        Assert.True(answer.Status == 200, answer.Text);
        return [.. answer.Json.GetProperty("events").EnumerateArray().Select(NumberOf).Select(n => Order.GetValueOrDefault(n, n))];
    }

    private static async Task<IReadOnlyList<(string Value, int Count)>> CountsAsync(TestAccount account, string query)
    {
        var answer = await account.RestAsync("GET", "/audit/events/counts" + query);
        Assert.True(answer.Status == 200, answer.Text);
        return [.. answer.Json.GetProperty("counts").EnumerateArray().Select(c => (c.TryGetProperty("value", out var value) ? value.GetString()! : "null", c.GetProperty("count").GetInt32()))];
    }
}

public sealed class AuditTrailOnSqliteTests(Sim sim) : AuditTrailTests
{
    private protected override IamSimHost Host => sim.Host;

    private protected override Task<IamSimHost> OwnHostAsync() => IamSimHost.StartAsync();
}

public sealed class AuditTrailOnPostgreSqlTests(AuditTrailOnPostgreSqlTests.Server server) : AuditTrailTests, IClassFixture<AuditTrailOnPostgreSqlTests.Server>
{
    private protected override IamSimHost Host => server.Host;

    private protected override Task<IamSimHost> OwnHostAsync() => server.StartAsync();

    public sealed class Server(PostgresServer postgres) : IAsyncLifetime
    {
        private IamSimHost? _host;

        public IamSimHost Host => _host ?? throw new InvalidOperationException("The server has not started.");

        public async Task<IamSimHost> StartAsync() => await IamSimHost.StartAsync(new Dictionary<string, string>
        {
            ["IamSim:Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:IamSim"] = await postgres.CreateDatabaseAsync(),
        });

        public async ValueTask InitializeAsync() => _host = await StartAsync();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
