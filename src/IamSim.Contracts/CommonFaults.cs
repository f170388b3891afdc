namespace IamSim.Contracts;

/// <summary>The faults that every AWS service has and no model lists.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html">IAM: Common errors</see></remarks>
public static class CommonFaults
{
    public static Fault ValidationError(string message) => new("ValidationError", 400, message, "ValidationException");

    public static Fault AccessDenied(string message) => new("AccessDenied", 403, message, "AccessDenied");

    public static Fault MissingAction() => new("MissingAction", 400, "The request is missing an Action parameter.", "MissingAction");

    public static Fault InvalidAction(string message) => new("InvalidAction", 400, message, "InvalidAction");

    public static Fault MalformedInput(string message) => new("MalformedInput", 400, message, "MalformedInput");

    public static Fault MalformedQueryString(string message) => new("MalformedQueryString", 400, message, "MalformedQueryString");

    public static Fault RequestTooLarge(string message) => new("RequestEntityTooLarge", 413, message, "RequestEntityTooLarge");

    /// <summary>Nobody reads this answer: it is for the event of a call whose client has gone.</summary>
    public static Fault RequestCanceled() =>
        new("RequestCanceled", 499, "The client closed the connection before the answer.", "RequestCanceled");

    public static Fault InternalFailure() => new(
        "InternalFailure", 500, "The request processing has failed because of an unknown error, exception or failure.", "InternalFailure", IsSenderFault: false);

    public static Fault ServiceUnavailable() => new(
        "ServiceUnavailable", 503, "The request has failed due to a temporary failure of the server.", "ServiceUnavailable", IsSenderFault: false);

    /// <summary>IamSim's own: the model has the operation, IamSim has no class for it yet. Never an empty success.</summary>
    public static Fault NotImplemented(OperationModel operation) => new(
        "NotImplemented",
        501,
        $"{operation} is not implemented by IamSim yet. GET /api/v1/simulator/support lists what is.",
        "NotImplemented",
        IsSenderFault: false);
}
