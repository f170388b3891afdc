using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Xml;

namespace IamSim.Wire.Query;

/// <summary>Writes answers of the query protocol.</summary>
internal static class QueryAnswers
{
    private const string ContentType = "text/xml";

    private const string Ec2ContentType = "text/xml;charset=UTF-8";

    public static Task WriteAsync(HttpContext http, Call call, OperationModel operation, IShape response)
    {
        var buffer = WireAnswers.NewBuffer();
        operation.WriteXml(response, new XmlShapeWriter(buffer), call.RequestId.ToString());
        return WireAnswers.SendAsync(http, 200, ContentType, buffer);
    }

    /// <summary><c>ErrorResponse</c> in the service's namespace, as AWS's query services answer.</summary>
    public static Task WriteFaultAsync(HttpContext http, Call call, ServiceContract service, Fault fault)
    {
        var buffer = WireAnswers.NewBuffer();
        var xml = new XmlShapeWriter(buffer);
        if (Ec2Answers.IsSpokenBy(service))
        {
            fault = Ec2Answers.Spell(fault);
            Ec2Answers.WriteFault(xml, call, fault);
            return WireAnswers.SendAsync(http, fault.Status, Ec2ContentType, buffer);
        }

        xml.Raw("<ErrorResponse xmlns=\""u8);
        xml.Text(service.XmlNamespace);
        xml.Raw("\"><Error><Type>"u8);
        xml.Raw(fault.IsSenderFault ? "Sender"u8 : "Receiver"u8);
        xml.Raw("</Type><Code>"u8);
        xml.Text(fault.Code);
        xml.Raw("</Code>"u8);
        if (fault.Message.Length > 0)
        {
            xml.Raw("<Message>"u8);
            xml.Text(fault.Message);
            xml.Raw("</Message>"u8);
        }

        xml.Raw("</Error><RequestId>"u8);
        xml.Text(call.RequestId.ToString());
        xml.Raw("</RequestId></ErrorResponse>\n"u8);
        return WireAnswers.SendAsync(http, fault.Status, ContentType, buffer);
    }
}
