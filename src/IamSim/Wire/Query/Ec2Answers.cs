using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Xml;

namespace IamSim.Wire.Query;

/// <summary>Errors as EC2's query protocol frames them, and what EC2 calls those that all services have.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">EC2: Error codes</see>,
/// <see href="https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#operation-error-serialization">Smithy: operation error serialization</see>
/// </remarks>
internal static class Ec2Answers
{
    public const string Protocol = "ec2";

    private const string NotValidated = "AWS was not able to validate the provided access credentials";

    public static bool IsSpokenBy(ServiceContract service) => service.Protocol == Protocol;

    /// <summary>What EC2 calls a fault that all services have; one of its own as it is.</summary>
    public static Fault Spell(Fault fault) => fault.Code switch
    {
        // Seen of unknown keys and of wrong signatures alike: "An error occurred (AuthFailure) … AWS was not able to validate the provided access credentials".
        "InvalidClientTokenId" or "SignatureDoesNotMatch" => Of(fault, "AuthFailure", 401, NotValidated),
        "ExpiredToken" => Of(fault, "RequestExpired", 400, "Request has expired."),
        "AccessDenied" => Of(fault, "UnauthorizedOperation", 403, fault.Message),
        "InternalFailure" => Of(fault, "InternalError", 500, "An internal error has occurred"),
        "ServiceUnavailable" => Of(fault, "Unavailable", 503, fault.Message),
        "InvalidAction" => Of(fault, "InvalidAction", 400, fault.Message),
        _ => fault,
    };

    /// <summary><c>Response</c> without a namespace, with <c>Errors</c> and <c>RequestID</c>.</summary>
    public static void WriteFault(XmlShapeWriter xml, Call call, Fault fault)
    {
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>"u8);
        xml.Text(fault.Code);
        xml.Raw("</Code><Message>"u8);
        xml.Text(fault.Message);
        xml.Raw("</Message></Error></Errors><RequestID>"u8);
        xml.Text(call.RequestId.ToString());
        xml.Raw("</RequestID></Response>\n"u8);
    }

    /// <summary>CloudTrail's records say whose fault it is: <c>Client.UnauthorizedOperation</c>.</summary>
    private static Fault Of(Fault fault, string code, int status, string message) =>
        fault with { Code = code, Status = status, Message = message, ShapeName = (fault.IsSenderFault ? "Client." : "Server.") + code };
}
