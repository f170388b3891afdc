namespace IamSim.Calls;

/// <summary>What a SigV4 request says of its credential: <c>AKIA…/20261124/us-east-1/iam/aws4_request</c>.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">IAM: Create a signed request</see></remarks>
internal readonly record struct CredentialScope(string AccessKeyId, string Date, string Region, string Service, string Terminator)
{
    /// <summary>Reads a <c>Credential</c>; null where it has not five parts.</summary>
    public static CredentialScope? Parse(ReadOnlySpan<char> credential)
    {
        Span<Range> parts = stackalloc Range[6];
        return credential.Split(parts, '/') == 5 && credential[parts[0]].Length is > 0 and <= 128
            ? new CredentialScope(
                credential[parts[0]].ToString(),
                credential[parts[1]].ToString(),
                Known(credential[parts[2]]),
                Known(credential[parts[3]]),
                Known(credential[parts[4]]))
            : null;
    }

    /// <summary>Most calls name the same; its text is not made anew for each.</summary>
    private static string Known(ReadOnlySpan<char> text) => text switch
    {
        "us-east-1" => "us-east-1",
        "iam" => "iam",
        "sts" => "sts",
        "organizations" => "organizations",
        "aws4_request" => "aws4_request",
        _ => text.ToString(),
    };
}
