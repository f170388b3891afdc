namespace IamSim.Calls;

/// <summary>What a SigV4 request says of its credential: <c>AKIA…/20261124/us-east-1/iam/aws4_request</c>.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">IAM: Create a signed request</see></remarks>
internal readonly record struct CredentialScope(string AccessKeyId, string Region, string Service)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Parameter = "Credential=";

    /// <summary>Reads the scope from the Authorization header, or from a presigned URL's <c>X-Amz-Credential</c>; null where neither has one.</summary>
    public static CredentialScope? Of(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            var start = authorization.IndexOf(Parameter, StringComparison.Ordinal);
            if (start >= 0)
            {
                var value = authorization.AsSpan(start + Parameter.Length);
                var end = value.IndexOfAny(',', ' ');
                return Parse(end < 0 ? value : value[..end]);
            }
        }

        return request.QueryString.HasValue && request.Query.TryGetValue("X-Amz-Credential", out var credential) ? Parse(credential.ToString()) : null;
    }

    private static CredentialScope? Parse(ReadOnlySpan<char> credential)
    {
        Span<Range> parts = stackalloc Range[6];
        return credential.Split(parts, '/') == 5 && credential[parts[0]].Length is > 0 and <= 128
            ? new CredentialScope(credential[parts[0]].ToString(), Known(credential[parts[2]]), credential[parts[3]].ToString())
            : null;
    }

    /// <summary>Most calls name one region; its text is not made anew for each.</summary>
    private static string Known(ReadOnlySpan<char> region) => region.SequenceEqual("us-east-1") ? "us-east-1" : region.ToString();
}
