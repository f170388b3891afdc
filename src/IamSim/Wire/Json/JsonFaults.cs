using IamSim.Contracts;
using IamSim.Contracts.Validation;

namespace IamSim.Wire.Json;

/// <summary>The faults of AWS's JSON protocols, and what they call those that all services have.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/CommonErrors.html">Organizations: Common errors</see></remarks>
internal static class JsonFaults
{
    /// <summary>The body is not what the operation reads. Its wording differs from service to service and is documented by none.</summary>
    public static Fault Serialization(string message) => new("SerializationException", 400, message, "SerializationException");

    public static Fault Serialization(ConstraintViolation violation) =>
        Serialization($"Value at '{violation.Path}' cannot be read: it must be {violation.Expected}");

    /// <summary>The status that JSON services answer: of what the caller can mend it is always 400, for denials too.</summary>
    public static int StatusOf(Fault fault) => IsDenial(fault) ? 400 : fault.Status;

    /// <summary>What JSON services call the message of a denial: <c>Message</c>.</summary>
    public static string MessageMemberOf(Fault fault) => IsDenial(fault) ? "Message" : fault.MessageMember;

    /// <summary>The type that JSON services answer: the name of the error's shape; of faults that no model has, a name of their own.</summary>
    public static string TypeOf(Fault fault) => fault.Code switch
    {
        "InvalidClientTokenId" => "UnrecognizedClientException",
        "AccessDenied" => "AccessDeniedException",
        _ => fault.ShapeName,
    };

    private static bool IsDenial(Fault fault) => fault.Code == "AccessDenied";
}
