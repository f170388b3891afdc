using System.Net.Http.Headers;
using System.Xml.Linq;
using IamSim.Tests.Support;

namespace IamSim.Tests.Wire.S3;

/// <summary>An answer of S3.</summary>
internal sealed record S3Answer(int Status, string Text, HttpResponseHeaders Headers)
{
    public string? Code => Value("Code");

    public string? Message => Value("Message");

    /// <summary>A child of the outermost element, by its local name.</summary>
    public string? Value(string name) =>
        Text.StartsWith('<') ? XElement.Parse(Text).Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value : null;
}

/// <summary>Requests to S3 as they stand in HTTP, by whoever an account's key names.</summary>
internal static class S3Requests
{
    /// <summary>Sends a request that is signed for S3 with a key whose signature nobody can verify: the account's twelve digits.</summary>
    public static Task<S3Answer> S3Async(this Sim sim, string accountId, string method, string target, HttpContent? content = null, params (string Name, string Value)[] headers) =>
        SendAsync(sim, method, target, content,
            [("Authorization", $"AWS4-HMAC-SHA256 Credential={accountId}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=00"), .. headers]);

    /// <summary>Sends a request without credentials.</summary>
    public static async Task<S3Answer> SendAsync(this Sim sim, string method, string target, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        // As it stands: a key may be what addresses are tidied of.
        var address = new Uri(sim.Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = content };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await sim.Host.Client.SendAsync(request);
        return new S3Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }
}
