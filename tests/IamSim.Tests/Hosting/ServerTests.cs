using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IamSim.Tests.Support;

namespace IamSim.Tests.Hosting;

public class ServerTests(Sim sim)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_OfARunningServer_IsHealthy(string path) =>
        Assert.Equal("Healthy", await sim.Host.Client.GetStringAsync(path));

    [Fact]
    public async Task Metrics_AreForPrometheus() =>
        Assert.Contains("http_server_request_duration_seconds", await ScrapedAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task Root_InABrowser_LeadsToSwagger()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = sim.Host.Endpoint };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var answer = await http.GetAsync("/");

        Assert.Equal((HttpStatusCode.Redirect, "/swagger"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Wire_ByGet_TakesTheQueryString()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?Action=GetUser&UserName=alice&Version=2010-05-08");
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={account.Id}/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=00");

        using var answer = await sim.Host.Client.SendAsync(request);

        Assert.Contains("<UserName>alice</UserName>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_SayWhatIsEnforced()
    {
        using var answer = await sim.Host.Client.GetAsync("/api/v1/users");

        Assert.Equal("On", Assert.Single(answer.Headers.GetValues("x-iamsim-enforcement")));
    }

    [Fact]
    public async Task Status_TellsHowTheServerIsSet()
    {
        var status = await sim.Host.Client.GetFromJsonAsync<JsonElement>("/api/v1/simulator/status");

        Assert.Equal(
            ("123456789012", "On", "Sqlite"),
            (status.GetProperty("accountId").GetString(), status.GetProperty("enforcement").GetString(), status.GetProperty("databaseProvider").GetString()));
    }

    [Fact]
    public async Task Swagger_DocumentsEveryActionWithItsErrors()
    {
        var document = await sim.Host.Client.GetFromJsonAsync<JsonElement>("/swagger/v1/swagger.json");
        var actions = document.GetProperty("paths").EnumerateObject()
            .Where(p => !p.Name.StartsWith("/api/v1/simulator", StringComparison.Ordinal) && !p.Name.StartsWith("/api/v1/audit", StringComparison.Ordinal))
            .SelectMany(p => p.Value.EnumerateObject().Select(o => (Name: $"{o.Name} {p.Name}", Action: o.Value)))
            .ToList();

        Assert.True(actions.Count > 80, $"only {actions.Count} actions");
        Assert.All(actions, a =>
        {
            Assert.False(string.IsNullOrEmpty(a.Action.GetProperty("summary").GetString()), $"{a.Name} has no summary");
            Assert.True(a.Action.GetProperty("responses").TryGetProperty("400", out _), $"{a.Name} documents no refusal");
        });
        Assert.Distinct(actions.Select(a => a.Action.GetProperty("operationId").GetString()));
    }

    [Fact]
    public async Task Swagger_ExampleOfEachBody_IsAccepted()
    {
        var document = await sim.Host.Client.GetFromJsonAsync<JsonElement>("/swagger/v1/swagger.json");
        var account = sim.NewAccount();
        var schemas = document.GetProperty("components").GetProperty("schemas");

        foreach (var path in new[] { "/users", "/groups", "/roles", "/policies", "/instance-profiles" })
        {
            var body = document.GetProperty("paths").GetProperty("/api/v1" + path).GetProperty("post").GetProperty("requestBody")
                .GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!;
            var example = schemas.GetProperty(body[(body.LastIndexOf('/') + 1)..]).GetProperty("example");

            var answer = await account.RestAsync("POST", path, example.GetRawText());

            Assert.True(answer.Status == 201, $"{path}: {answer.Text}");
        }
    }

    /// <summary>A request's duration is counted when it has ended, and the exporter keeps a scrape for a moment.</summary>
    private async Task<string> ScrapedAsync()
    {
        var text = string.Empty;
        for (var i = 0; i < 50 && !text.Contains("http_server", StringComparison.Ordinal); i++)
        {
            await sim.Host.Client.GetAsync("/health/live");
            text = await sim.Host.Client.GetStringAsync("/metrics");
            await Task.Delay(100);
        }

        return text;
    }
}
