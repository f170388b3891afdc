using IamSim.Contracts;

namespace IamSim.Authentication.Signatures;

/// <summary>What is wrong with a request's credentials, as S3 spells it, which has names of its own for nearly all of it.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3: Error responses</see>; what stands beside the words is from answers of S3
/// that people have published
/// </remarks>
internal static class S3CredentialFaults
{
    private const string Calculated =
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.";

    /// <summary>The refusal of a request with a signature; without one, S3 knows its caller as anybody.</summary>
    public static Fault Of(CredentialRefusal refusal, RequestSignature? signature)
    {
        var key = signature?.Scope?.AccessKeyId;
        return refusal.Problem switch
        {
            CredentialProblem.Missing => Of("AccessDenied", 403, "Access Denied"),
            CredentialProblem.UnknownClient when signature?.Token is not null =>
                Of("InvalidToken", 400, "The provided token is malformed or otherwise invalid."),
            CredentialProblem.UnknownClient =>
                Of("InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.") with { Details = FaultDetail.Of(("AWSAccessKeyId", key)) },
            CredentialProblem.Expired => Of("ExpiredToken", 400, "The provided token has expired."),
            CredentialProblem.Untimely when signature is { IsPresigned: true } =>
                Of("AccessDenied", 403, "Request has expired") with { Details = FaultDetail.Of(("X-Amz-Expires", signature.Expires), ("ServerTime", DetailOf(refusal, "ServerTime"))) },
            CredentialProblem.Untimely => Of("RequestTimeTooSkewed", 403, "The difference between the request time and the current time is too large.") with
            {
                Details = refusal.Details,
            },
            CredentialProblem.Uncovered => Of("AccessDenied", 403, "There were headers present in the request which were not signed") with { Details = refusal.Details },
            CredentialProblem.Double => Invalid(
                "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified"),
            CredentialProblem.NoPayload => Of("InvalidRequest", 400, refusal.Message),
            CredentialProblem.Mismatch when refusal.Details.Count > 0 => Of("SignatureDoesNotMatch", 403, Calculated) with
            {
                Details = [.. FaultDetail.Of(("AWSAccessKeyId", key), ("SignatureProvided", signature?.Signature)), .. refusal.Details],
            },
            CredentialProblem.Mismatch => Malformed(refusal, signature),
            _ when refusal.IsVersion2 => Of("InvalidRequest", 400, "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256."),
            _ when refusal.IsUnknownScheme => Invalid("Unsupported Authorization Type"),
            _ => Malformed(refusal, signature),
        };
    }

    private static Fault Malformed(CredentialRefusal refusal, RequestSignature? signature) => signature is { IsPresigned: true }
        ? Of("AuthorizationQueryParametersError", 400, refusal.Message)
        : Of("AuthorizationHeaderMalformed", 400, $"The authorization header is malformed; {refusal.Message}");

    private static Fault Invalid(string message) => Of("InvalidArgument", 400, message) with { Details = FaultDetail.Of(("ArgumentName", "Authorization")) };

    private static object? DetailOf(CredentialRefusal refusal, string name) => refusal.Details.FirstOrDefault(d => d.Name == name)?.Value;

    private static Fault Of(string code, int status, string message) => new(code, status, message, code);
}
