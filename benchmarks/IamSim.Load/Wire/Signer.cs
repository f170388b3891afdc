using System.Security.Cryptography;
using System.Text;

namespace IamSim.Load.Wire;

/// <summary>
/// Signs requests with Signature Version 4. Once signed, a request counts for some minutes: the load sends the same bytes again and again, and the
/// server verifies each.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">IAM: Create a signed request</see></remarks>
internal sealed record Signer(string AccessKeyId, string Secret, string? SessionToken = null)
{
    private const string SignedHeaders = "content-type;host;x-amz-date";
    private const string SignedWithToken = SignedHeaders + ";x-amz-security-token";

    public byte[] Sign(string service, string path, string contentType, string body)
    {
        string now = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", null);
        string scope = $"{now[..8]}/us-east-1/{service}/aws4_request";
        string token = SessionToken is null ? "" : $"x-amz-security-token:{SessionToken}\n";
        string names = SessionToken is null ? SignedHeaders : SignedWithToken;
        string canonical = $"POST\n{path}\n\ncontent-type:{contentType}\nhost:127.0.0.1\nx-amz-date:{now}\n{token}\n{names}\n{Hash(body)}";
        string signature = Signature(now, scope, canonical);
        string tokenHeader = SessionToken is null ? "" : $"X-Amz-Security-Token: {SessionToken}\r\n";
        return Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {contentType}\r\nX-Amz-Date: {now}\r\n{tokenHeader}" +
            $"Authorization: AWS4-HMAC-SHA256 Credential={AccessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}\r\n" +
            $"Content-Length: {body.Length}\r\n\r\n{body}");
    }

    /// <summary>The head of a request to S3; its content goes behind it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, which has nothing to be encoded.</param>
    /// <param name="query">The query as it is canonical; empty for none.</param>
    /// <param name="length">How long the content is.</param>
    /// <param name="hash">The content's SHA-256, or <c>UNSIGNED-PAYLOAD</c>.</param>
    public byte[] SignS3(string method, string path, string query, long length, string hash)
    {
        string now = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", null);
        string scope = $"{now[..8]}/us-east-1/s3/aws4_request";
        const string Names = "host;x-amz-content-sha256;x-amz-date";
        string canonical = $"{method}\n{path}\n{query}\nhost:127.0.0.1\nx-amz-content-sha256:{hash}\nx-amz-date:{now}\n\n{Names}\n{hash}";
        return Encoding.ASCII.GetBytes(
            $"{method} {path}{(query.Length == 0 ? "" : "?" + query)} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Date: {now}\r\nX-Amz-Content-Sha256: {hash}\r\n" +
            $"Authorization: AWS4-HMAC-SHA256 Credential={AccessKeyId}/{scope}, SignedHeaders={Names}, Signature={Signature(now, scope, canonical)}\r\n" +
            $"Content-Length: {length}\r\n\r\n");
    }

    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private string Signature(string now, string scope, string canonical)
    {
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + Secret);
        foreach (string part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"AWS4-HMAC-SHA256\n{now}\n{scope}\n{Hash(canonical)}")));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
