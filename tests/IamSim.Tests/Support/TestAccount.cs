using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using IamSim.Tests.Support.Records;

namespace IamSim.Tests.Support;

/// <summary>
/// A client of both doors, with one access key. The key of a fresh account is its twelve digits, which is its root and needs no signature; with a key
/// whose secret an answer has shown, every request is signed.
/// </summary>
public sealed class TestAccount(HttpClient http, string accountId, string? accessKey = null, string region = "us-east-1")
{
    private const string Iam = "iam";

    public string Id => accountId;

    /// <summary>The same account through another access key.</summary>
    public TestAccount With(string otherAccessKey) => new(http, accountId, otherAccessKey, region);

    /// <summary>The root of another account.</summary>
    public TestAccount Of(string otherAccount) => new(http, otherAccount, region: region);

    /// <summary>The same account, called in another region.</summary>
    public TestAccount In(string otherRegion) => new(http, accountId, accessKey, otherRegion);

    /// <summary>An ARN of this account: <c>Arn("user/alice")</c>.</summary>
    public string Arn(string resource) => $"arn:aws:iam::{accountId}:{resource}";

    /// <summary>Calls an IAM operation over the wire: <c>CallAsync("CreateUser", ("UserName", "alice"))</c>.</summary>
    public Task<WireAnswer> CallAsync(string action, params (string Name, string Value)[] parameters) =>
        CallAsync("2010-05-08", action, parameters);

    /// <summary>Calls an operation of a version of IAM or STS.</summary>
    public async Task<WireAnswer> CallAsync(string version, string action, params (string Name, string Value)[] parameters)
    {
        var form = parameters.Select(p => KeyValuePair.Create(p.Name, p.Value)).Append(new("Action", action)).Append(new("Version", version));
        var answer = await PostAsync(new FormUrlEncodedContent(form), version switch
        {
            "2011-06-15" => "sts",
            "2016-11-15" => "ec2",
            _ => Iam,
        });
        AnsweredErrors.Note(action, answer.Code);
        return answer;
    }

    /// <summary>Calls and expects success.</summary>
    public async Task<WireAnswer> MustAsync(string action, params (string Name, string Value)[] parameters)
    {
        var answer = await CallAsync(action, parameters);
        Assert.True(answer.Status == 200, $"{action} answered {answer.Status} {answer.Code}: {answer.Message}");
        return answer;
    }

    /// <summary>Posts a body as it is to the AWS endpoint.</summary>
    /// <param name="body">The body.</param>
    /// <param name="service">The service that the call is signed for.</param>
    /// <param name="endpoint">The VPC endpoint that it comes through.</param>
    public async Task<WireAnswer> PostAsync(HttpContent body, string service = Iam, string? endpoint = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = body };
        if (endpoint is not null)
        {
            request.Headers.Add("x-iamsim-source-vpce", endpoint);
        }

        await SignAsync(request, service);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        IssuedKeys.Note(text);
        return new WireAnswer(response, text);
    }

    /// <summary>Calls an operation of a JSON service: <c>JsonAsync("AWSOrganizationsV20161128.CreatePolicy", new { Name = "p" })</c>.</summary>
    /// <param name="target">The target.</param>
    /// <param name="body">The request; a string is sent as it is.</param>
    public async Task<JsonAnswer> JsonAsync(string target, object? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body ?? new { }), Encoding.UTF8, "application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", target);
        await SignAsync(request, Contracts.Services.All.FirstOrDefault(s => target.StartsWith($"{s.TargetPrefix}.", StringComparison.Ordinal))?.SigningName ?? "organizations");
        using var response = await http.SendAsync(request);
        return new JsonAnswer(response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>A REST call: <c>RestAsync("POST", "/users", new { userName = "alice" })</c>; a string body is sent as it is.</summary>
    public async Task<RestAnswer> RestAsync(string method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1" + path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        await SignAsync(request, Iam);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        IssuedKeys.Note(text);
        return new RestAnswer(response, text);
    }

    /// <summary>The account's events, newest first; each is held against what CloudTrail says of records.</summary>
    public async Task<IReadOnlyList<JsonElement>> EventsAsync(string query = "")
    {
        var answer = await RestAsync("GET", "/audit/events" + query);
        Assert.Equal(200, answer.Status);
        var events = answer.Json.GetProperty("events").EnumerateArray().ToList();
        events.ForEach(RecordSchema.Check);
        return events;
    }

    /// <summary>Signs as an AWS client does. Without a secret there is nothing to sign with, and nothing that could be verified.</summary>
    private async Task SignAsync(HttpRequestMessage request, string service)
    {
        if (IssuedKeys.Of(accessKey ?? accountId) is { } issued)
        {
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync();
            TestSigner.Sign(request, http.BaseAddress!, body, issued, region, service);
            return;
        }

        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256",
            $"Credential={accessKey ?? accountId}/20260101/{region}/{service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
    }
}
