using IamSim.Contracts;

namespace IamSim.Authentication.Signatures;

/// <summary>What can be wrong with a request's credentials; each protocol has its own name for it.</summary>
internal enum CredentialProblem
{
    /// <summary>They fit no signature that is known, or lack a part.</summary>
    Incomplete = 0,

    /// <summary>There are none.</summary>
    Missing = 1,

    /// <summary>The key or the session token is nobody's.</summary>
    UnknownClient = 2,

    /// <summary>The signature is not this request's: another secret, another request, another time.</summary>
    Mismatch = 3,

    /// <summary>The session has ended.</summary>
    Expired = 4,

    /// <summary>It was signed too long ago, or is not good yet.</summary>
    Untimely = 5,

    /// <summary>A header that has to be signed is not.</summary>
    Uncovered = 6,

    /// <summary>It is signed twice, in a header and in the query.</summary>
    Double = 7,

    /// <summary>It does not say what payload it is of, which S3 wants of a header.</summary>
    NoPayload = 8,
}

/// <summary>Why a request's credentials are refused, before a protocol spells it.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Message">AWS's words; empty where the protocol has its own.</param>
internal sealed record CredentialRefusal(CredentialProblem Problem, string Message)
{
    /// <summary>What the event says in the message's place: a canonical request holds what its request held, secrets too.</summary>
    public string? RecordedMessage { get; init; }

    /// <summary>True where the header is of another scheme than AWS's.</summary>
    public bool IsUnknownScheme { get; init; }

    /// <summary>True where it is signed by Signature Version 2.</summary>
    public bool IsVersion2 { get; init; }

    /// <summary>What S3 tells of it beside its words.</summary>
    public IReadOnlyList<FaultDetail> Details { get; init; } = [];

    public static CredentialRefusal Missing { get; } = new(CredentialProblem.Missing, string.Empty);

    public static CredentialRefusal UnknownClient { get; } =
        new(CredentialProblem.UnknownClient, "The security token included in the request is invalid.");

    public static CredentialRefusal Expired { get; } = new(CredentialProblem.Expired, "The security token included in the request is expired");

    public static CredentialRefusal Incomplete(string message) => new(CredentialProblem.Incomplete, message);

    public static CredentialRefusal Mismatch(string message) => new(CredentialProblem.Mismatch, message);

    /// <summary>The refusal as a protocol spells it: query services and REST by AWS's common errors, JSON services with 400 and names of their own.</summary>
    /// <remarks>
    /// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html">IAM: Common errors</see>,
    /// <see href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">DynamoDB: Error handling</see>, a JSON
    /// service whose names are documented
    /// </remarks>
    public Fault ToFault(bool isJson) => (Problem, isJson) switch
    {
        (CredentialProblem.Missing, false) => Of("MissingAuthenticationToken", 403, "Request is missing Authentication Token"),
        (CredentialProblem.Missing, true) => Of("MissingAuthenticationTokenException", 400, "Missing Authentication Token"),
        (CredentialProblem.UnknownClient, false) => Of("InvalidClientTokenId", 403, Message),
        (CredentialProblem.UnknownClient, true) => Of("UnrecognizedClientException", 400, Message),
        (CredentialProblem.Mismatch or CredentialProblem.Untimely or CredentialProblem.Uncovered or CredentialProblem.Double, false) =>
            Of("SignatureDoesNotMatch", 403, Message),
        (CredentialProblem.Mismatch or CredentialProblem.Untimely or CredentialProblem.Uncovered or CredentialProblem.Double, true) =>
            Of("InvalidSignatureException", 400, Message),
        (CredentialProblem.Expired, false) => Of("ExpiredToken", 403, Message),
        (CredentialProblem.Expired, true) => Of("ExpiredTokenException", 400, Message),
        (_, false) => Of("IncompleteSignature", 400, Message),
        (_, true) => Of("IncompleteSignatureException", 400, Message),
    };

    private Fault Of(string code, int status, string message) => new(code, status, message, code) { RecordedMessage = RecordedMessage };
}
