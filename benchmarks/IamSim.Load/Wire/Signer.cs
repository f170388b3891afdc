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
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + Secret);
        foreach (string part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        string signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"AWS4-HMAC-SHA256\n{now}\n{scope}\n{Hash(canonical)}")));
        string tokenHeader = SessionToken is null ? "" : $"X-Amz-Security-Token: {SessionToken}\r\n";
        return Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {contentType}\r\nX-Amz-Date: {now}\r\n{tokenHeader}" +
            $"Authorization: AWS4-HMAC-SHA256 Credential={AccessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}\r\n" +
            $"Content-Length: {body.Length}\r\n\r\n{body}");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
