using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Xml.Linq;

namespace IamSim.Conformance.Tests.Support;

/// <summary>What the AWS endpoint or REST answered to a plain HTTP client.</summary>
public sealed record LiveAnswer(int Status, string Text)
{
    /// <summary>The code of the error; null for a success.</summary>
    public string? Code => Status < 400 ? null : Value("Code");

    /// <summary>The text of the first element of that name, wherever it stands.</summary>
    public string? Value(string element) => XElement.Parse(Text).Descendants().FirstOrDefault(e => e.Name.LocalName == element)?.Value;

    public IReadOnlyList<string> Values(string element) =>
        XElement.Parse(Text).Descendants().Where(e => e.Name.LocalName == element).Select(e => e.Value).ToList();
}

/// <summary>One account of a running server, whose root is the access key of its twelve digits.</summary>
public sealed class LiveAccount(ServerProcess server, string id, string? accessKeyId = null, string? secretAccessKey = null)
{
    private readonly AuthenticationHeaderValue _authorization = new(
        "AWS4-HMAC-SHA256",
        $"Credential={accessKeyId ?? id}/20260101/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");

    public static string NewId() => Random.Shared.NextInt64(100_000_000_000, 999_999_999_999).ToString(CultureInfo.InvariantCulture);

    public string Id => id;

    public string Arn(string resource) => $"arn:aws:iam::{id}:{resource}";

    /// <summary>The same account on another server of the same database.</summary>
    public LiveAccount On(ServerProcess other) => new(other, id, accessKeyId, secretAccessKey);

    /// <summary>The root of another account on the same server.</summary>
    public LiveAccount Other(string otherId) => new(server, otherId);

    /// <summary>The same account through a user's access key.</summary>
    public LiveAccount With(string keyId, string secret) => new(server, id, keyId, secret);

    /// <summary>The same account through the key of a new user who may everything: a key that IamSim issued, so that signatures are verified.</summary>
    public async Task<LiveAccount> AdministratorAsync()
    {
        Assert.Equal(200, (await CallAsync("CreateUser", ("UserName", "administrator"))).Status);
        Assert.Equal(200, (await CallAsync("AttachUserPolicy", ("UserName", "administrator"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"))).Status);
        var key = await CallAsync("CreateAccessKey", ("UserName", "administrator"));
        return With(key.Value("AccessKeyId")!, key.Value("SecretAccessKey")!);
    }

    /// <summary>The environment in which clients of AWS speak for this account to this server, and to nothing else.</summary>
    public Dictionary<string, string> Environment() => new()
    {
        ["AWS_ACCESS_KEY_ID"] = accessKeyId ?? id,
        ["AWS_SECRET_ACCESS_KEY"] = secretAccessKey ?? "test",
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_CONFIG_FILE"] = "/dev/null",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_PAGER"] = "",
        ["AWS_MAX_ATTEMPTS"] = "1",
        ["IAMSIM_ACCOUNT"] = id,
        ["IAMSIM_URL"] = server.Endpoint.GetLeftPart(UriPartial.Authority),
        ["NO_PROXY"] = "127.0.0.1,localhost",
        ["no_proxy"] = "127.0.0.1,localhost",
        ["PYTHONDONTWRITEBYTECODE"] = "1",
    };

    /// <summary>Runs <c>aws iam …</c>.</summary>
    public Task<CliAnswer> IamAsync(params string[] arguments) => AwsAsync(["iam", .. arguments]);

    /// <summary>Runs <c>aws iam …</c> and expects success.</summary>
    public async Task<CliAnswer> MustAsync(params string[] arguments)
    {
        var answer = await IamAsync(arguments);
        Assert.True(answer.Result.ExitCode == 0, $"aws iam {string.Join(' ', arguments)}: {answer.Result}");
        return answer;
    }

    /// <summary>Runs <c>aws …</c> against the server.</summary>
    public async Task<CliAnswer> AwsAsync(params string[] arguments)
    {
        Tool.Require("aws");
        string[] all = ["--endpoint-url", server.Endpoint.GetLeftPart(UriPartial.Authority), "--output", "json", .. arguments];
        return new CliAnswer(await Tool.RunAsync("aws", all, Environment()));
    }

    /// <summary>Calls an operation of IAM over plain HTTP.</summary>
    public async Task<LiveAnswer> CallAsync(string action, params (string Name, string Value)[] parameters)
    {
        var form = parameters.Select(p => KeyValuePair.Create(p.Name, p.Value)).Append(new("Action", action)).Append(new("Version", "2010-05-08"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent(form) };
        return await SendAsync(request);
    }

    /// <summary>Reads a resource of REST and expects success.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path);
        var answer = await SendAsync(request);
        Assert.True(answer.Status == 200, $"GET {path} answered {answer.Status}: {answer.Text}");
        return JsonDocument.Parse(answer.Text).RootElement;
    }

    /// <summary>The account's events, oldest first, through all pages.</summary>
    public async Task<IReadOnlyList<JsonElement>> EventsAsync()
    {
        var events = new List<JsonElement>();
        for (string? marker = null; ;)
        {
            var page = await GetAsync($"/audit/events?readOnly=false&maxItems=1000{(marker is null ? "" : $"&marker={Uri.EscapeDataString(marker)}")}");
            events.AddRange(page.GetProperty("events").EnumerateArray());
            if (!page.TryGetProperty("marker", out var next))
            {
                events.Reverse();
                return events;
            }

            marker = next.GetString();
        }
    }

    private async Task<LiveAnswer> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Authorization = _authorization;
        using var response = await server.Client.SendAsync(request);
        return new LiveAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
