using IamSim.Contracts;

namespace IamSim.Wire.S3;

/// <summary>What S3's protocol refuses, in S3's words.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3: Error responses</see>; what that page lacks is from answers of S3
/// that people have published, or follows them in form and is marked so.
/// </remarks>
internal static class S3Refusals
{
    /// <summary>The most bytes that one <c>PutObject</c> or <c>UploadPart</c> takes: 5 GiB.</summary>
    public const long LargestBody = 5L << 30;

    public static Fault MalformedXml() =>
        Of("MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our published schema");

    public static Fault MissingBody() => Of("MissingRequestBodyError", 400, "Request body is empty");

    public static Fault MessageTooLong() => Of("MaxMessageLengthExceeded", 400, "Your request was too big.");

    public static Fault InvalidArgument(string message, string name, string? value) => Of("InvalidArgument", 400, message) with
    {
        Details = FaultDetail.Of(("ArgumentName", name), ("ArgumentValue", value)),
    };

    public static Fault InvalidRequest(string message) => Of("InvalidRequest", 400, message);

    public static Fault InvalidUri() => Of("InvalidURI", 400, "Couldn't parse the specified URI.");

    public static Fault MethodNotAllowed(string method, string resourceType) => Of("MethodNotAllowed", 405, "The specified method is not allowed against this resource.") with
    {
        Details = FaultDetail.Of(("Method", method), ("ResourceType", resourceType)),
    };

    /// <summary>S3's code, in IamSim's words: S3 itself has the operation.</summary>
    public static Fault NotImplemented(string operation) => Of(
        "NotImplemented", 501, $"s3:{operation} is not implemented by IamSim. GET /api/v1/simulator/support lists what is.") with
    { IsSenderFault = false };

    public static Fault MissingContentLength() => Of("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");

    public static Fault EntityTooLarge(long proposed) => Of("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size") with
    {
        Details = FaultDetail.Of(("ProposedSize", proposed), ("MaxSizeAllowed", LargestBody)),
    };

    public static Fault IncompleteBody() =>
        Of("IncompleteBody", 400, "You did not provide the number of bytes specified by the Content-Length HTTP header");

    public static Fault InvalidDigest(string given) => Of("InvalidDigest", 400, "The Content-MD5 you specified was invalid.") with
    {
        Details = FaultDetail.Of(("Content-MD5", given)),
    };

    public static Fault BadDigest(string expected, string calculated) => Of("BadDigest", 400, "The Content-MD5 you specified did not match what we received.") with
    {
        Details = FaultDetail.Of(("ExpectedDigest", expected), ("CalculatedDigest", calculated)),
    };

    public static Fault BadChecksum(string algorithm) => Of("BadDigest", 400, $"The {algorithm} you specified did not match the calculated checksum.");

    public static Fault PayloadMismatch(string given, string computed) => Of(
        "XAmzContentSHA256Mismatch", 400, "The provided 'x-amz-content-sha256' header does not match what was computed.") with
    {
        Details = FaultDetail.Of(("ClientComputedContentSHA256", given), ("S3ComputedContentSHA256", computed)),
    };

    public static Fault ChunkSignature() => Of(
        "SignatureDoesNotMatch", 403, "The request signature we calculated does not match the signature you provided. Check your key and signing method.");

    public static Fault MalformedTrailer() => Of(
        "MalformedTrailerError", 400, "The request contained trailing data that was not well-formed or did not conform to our published schema.");

    /// <summary>A fault that all services have, as S3 spells it.</summary>
    public static Fault Spell(Fault fault) => fault.Code switch
    {
        "InternalFailure" => Of("InternalError", 500, "We encountered an internal error. Please try again.") with { IsSenderFault = false },
        "ServiceUnavailable" => fault with { Message = "Service is unable to handle request." },
        "RequestEntityTooLarge" => MessageTooLong(),
        "MalformedInput" => InvalidRequest(fault.Message),
        "InvalidClientTokenId" => Of("InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records."),
        _ => fault,
    };

    public static Fault Of(string code, int status, string message) => new(code, status, message, code);
}
