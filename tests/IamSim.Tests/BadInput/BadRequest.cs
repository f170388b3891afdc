using System.Text;

namespace IamSim.Tests.BadInput;

/// <summary>A request as it goes onto the wire; what is wrong with it is what its maker says.</summary>
internal sealed record BadRequest(string What, string Method, string Target)
{
    public byte[]? Body { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Other headers, unchecked.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>False for a request without the account's credentials.</summary>
    public bool IsSigned { get; init; } = true;

    /// <summary>True for a body whose refusal the client must await before it sends the body.</summary>
    public bool IsOversized { get; init; }

    /// <summary>True for a request to <c>/</c>.</summary>
    public bool IsWire => Target.Length == 0 || Target[0] != '/' || Target.Split('?')[0] == "/";

    /// <summary>True for a call of a JSON service.</summary>
    public bool IsJson => Headers.Any(h => h.Name == "X-Amz-Target");

    public static BadRequest Form(string what, string form) => Form(what, Encoding.UTF8.GetBytes(form));

    public static BadRequest Form(string what, byte[] form) =>
        new(what, "POST", "/") { Body = form, ContentType = "application/x-www-form-urlencoded" };

    public static BadRequest Json(string what, string method, string path, byte[] json) =>
        new(what, method, "/api/v1" + path) { Body = json, ContentType = "application/json" };

    public static BadRequest OfTarget(string what, string target, byte[] json) =>
        new(what, "POST", "/") { Body = json, ContentType = "application/x-amz-json-1.1", Headers = [("X-Amz-Target", target)] };

    public HttpRequestMessage ToMessage(Uri endpoint, string accessKey)
    {
        // The target stays as it is written: a test of odd percent signs is one only if they reach the server.
        var uri = new Uri(endpoint.GetLeftPart(UriPartial.Authority) + Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(Method), uri);
        if (IsSigned)
        {
            message.Headers.TryAddWithoutValidation(
                "Authorization", $"AWS4-HMAC-SHA256 Credential={accessKey}/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=00");
        }

        foreach (var (name, value) in Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
            }
        }

        message.Headers.ExpectContinue = IsOversized;
        return message;
    }

    public override string ToString() => $"{What}: {Method} {(Target.Length > 200 ? Target[..200] + "…" : Target)} "
        + (Body is null ? string.Empty : Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 400))));
}
