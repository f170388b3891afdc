#pragma warning disable CA5351 // S3's ETags are MD5.
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using IamSim.Tests.Support;

namespace IamSim.Tests.S3;

/// <summary>An answer of S3.</summary>
public sealed class S3Answer(HttpResponseMessage response, byte[] body)
{
    public int Status { get; } = (int)response.StatusCode;

    public byte[] Body => body;

    public string Text { get; } = Encoding.UTF8.GetString(body);

    /// <summary>A header's value; null where it was not sent.</summary>
    public string? Header(string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(",", values) : null;

    public string? ETag => Header("ETag");

    /// <summary>The text of the first element of a name; null where there is none.</summary>
    public string? Value(string name) => Values(name) is [var first, ..] ? first : null;

    public IReadOnlyList<string> Values(string name) =>
        body.Length > 0 && body[0] == '<' ? XElement.Parse(Text).DescendantsAndSelf().Where(e => e.Name.LocalName == name).Select(e => e.Value).ToList() : [];

    public string? Code => Status >= 400 ? Value("Code") : null;

    public string? Message => Value("Message");

    public void Refused(int status, string code, string? message = null) =>
        Assert.Equal((status, code, message ?? Message), (Status, Code, Message));

    public S3Answer Must(int status = 200)
    {
        Assert.True(status == Status, $"{Status} {Text}");
        return this;
    }
}

/// <summary>A client of S3 with one access key, path style: what a bucket and a key are called stands in the path.</summary>
public sealed class S3Client(HttpClient http, string accessKey, string region = "us-east-1")
{
    public Task<S3Answer> PutAsync(string path, string body, params (string Name, string Value)[] headers) => SendAsync("PUT", path, Encoding.UTF8.GetBytes(body), headers);

    public Task<S3Answer> PutAsync(string path, byte[] body, params (string Name, string Value)[] headers) => SendAsync("PUT", path, body, headers);

    public Task<S3Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, headers);

    public Task<S3Answer> HeadAsync(string path, params (string Name, string Value)[] headers) => SendAsync("HEAD", path, null, headers);

    public Task<S3Answer> DeleteAsync(string path, params (string Name, string Value)[] headers) => SendAsync("DELETE", path, null, headers);

    public Task<S3Answer> PostAsync(string path, string body, params (string Name, string Value)[] headers) =>
        SendAsync("POST", path, Encoding.UTF8.GetBytes(body), [.. headers, ("Content-MD5", Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(body))))]);

    public async Task<S3Answer> SendAsync(string method, string path, byte[]? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        Sign(request, body ?? []);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new S3Answer(response, await response.Content.ReadAsByteArrayAsync());
    }

    private void Sign(HttpRequestMessage request, byte[] body)
    {
        if (accessKey.Length == 0)
        {
            return;
        }

        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", Convert.ToHexStringLower(SHA256.HashData(body)));
        if (IssuedKeys.Of(accessKey) is { } issued)
        {
            TestSigner.Sign(request, http.BaseAddress!, body, issued, region, "s3");
            return;
        }

        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={accessKey}/20260101/{region}/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
    }
}

internal static class S3Clients
{
    /// <summary>S3 as an account's root calls it.</summary>
    public static S3Client S3(this Sim sim, TestAccount account, string region = "us-east-1") => new(sim.Host.Client, account.Id, region);

    /// <summary>S3 as nobody calls it.</summary>
    public static S3Client Anonymous(this Sim sim) => new(sim.Host.Client, string.Empty);

    /// <summary>S3 as a new user calls it who may do what the statement says.</summary>
    public static async Task<S3Client> S3OfAsync(this Sim sim, TestAccount account, string userName, params string[] statements)
    {
        await account.MustAsync("CreateUser", ("UserName", userName));
        if (statements.Length > 0)
        {
            await account.MustAsync("PutUserPolicy", ("UserName", userName), ("PolicyName", "p"), ("PolicyDocument", Policy(statements)));
        }

        var key = (await account.MustAsync("CreateAccessKey", ("UserName", userName))).Value("AccessKey/AccessKeyId")!;
        return new S3Client(sim.Host.Client, key);
    }

    public static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}""";

    public static string Allow(string action, string resource, string more = "") =>
        $$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"{{more}}}""";

    /// <summary>A bucket's statement.</summary>
    public static string Allow(string principal, string action, string resource, string more) =>
        $$"""{"Effect":"Allow","Principal":{{principal}},"Action":"{{action}}","Resource":"{{resource}}"{{more}}}""";

    public static string NewBucketName() => $"b-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(14))}";

    /// <summary>A new account with a bucket.</summary>
    public static async Task<(TestAccount Account, S3Client S3, string Bucket)> NewBucketAsync(this Sim sim)
    {
        var account = sim.NewAccount();
        var (s3, bucket) = (sim.S3(account), NewBucketName());
        (await s3.PutAsync($"/{bucket}", [])).Must();
        return (account, s3, bucket);
    }

    /// <summary>Lets a bucket be public.</summary>
    public static async Task UnblockAsync(this S3Client s3, string bucket) => (await s3.DeleteAsync($"/{bucket}?publicAccessBlock")).Must(204);
}
