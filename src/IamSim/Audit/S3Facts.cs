using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Json;
using IamSim.Wire.S3;

namespace IamSim.Audit;

/// <summary>The <c>additionalEventData</c> of S3's records: how the request was signed, and how much went to and fro.</summary>
internal sealed class S3Facts(Call call, CallSubject subject, Fault? fault) : IShape
{
    public void WriteJson(JsonShapeWriter writer)
    {
        var (json, exchange) = (writer.Json, call.Exchange!);
        json.WriteStartObject();
        if (exchange.SignatureVersion is { } version)
        {
            json.WriteString("SignatureVersion"u8, version);
        }

        if (call.CipherSuite is { } suite)
        {
            json.WriteString("CipherSuite"u8, suite);
        }

        json.WriteNumber("bytesTransferredIn"u8, exchange.Body?.Count ?? 0);
        if (exchange.AuthenticationMethod is { } method)
        {
            json.WriteString("AuthenticationMethod"u8, method);
        }

        json.WriteString("x-amz-id-2"u8, S3Answers.HostIdOf(call));
        json.WriteNumber("bytesTransferredOut"u8, exchange.IsHead ? 0 : Out(exchange));
        if (call.ObservedRefusal is { } observed)
        {
            json.WriteStartObject("wouldBeRefused"u8);
            json.WriteString("errorCode"u8, observed.ShapeName);
            json.WriteString("errorMessage"u8, observed.RecordedMessage ?? observed.Message);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void AddResourceNames(ICollection<NamedResource> names)
    {
        // What stands here is about the exchange, not about a resource.
    }

    private long Out(S3Exchange exchange) =>
        fault is not null ? S3Answers.LengthOf(call, fault, exchange.Path)
        : subject is { Response: { } response, Request: IRequest request } ? AnswerHeaders.LengthOf(request.Model, response)
        : 0;
}
