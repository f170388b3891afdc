using IamSim.Contracts.Generator.Model;

namespace IamSim.Contracts.Generator.Emit;

/// <summary>Where EC2's query protocol is not as the others': names of the form, and the frame of answers.</summary>
/// <remarks><see href="https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html">Smithy: AWS EC2 query protocol</see></remarks>
internal static class Ec2Protocol
{
    /// <summary>"Use the capitalized value of the xmlName trait if present", or else the member's name; lists are always flattened and take their member's.</summary>
    public static string FormName(Member member) => Naming.Type(member.WireName);

    /// <summary>The whole answer: members directly beneath the root, behind the request's id. What has no members says <c>return</c>, as EC2 does.</summary>
    public static void EmitDocument(CodeWriter w, ServiceModel model, OperationModel operation)
    {
        w.Line($"w.Raw({XmlEmitter.Utf8($"<{operation.Name}Response xmlns=\"{model.XmlNamespace}\"><requestId>")});");
        w.Line("w.Text(requestId);");
        w.Line($"w.Raw({XmlEmitter.Utf8("</requestId>")});");
        w.Line(operation.Output is null ? $"w.Raw({XmlEmitter.Utf8("<return>true</return>")});" : $"{operation.ResponseType}(s, w);");
        w.Line($"w.Raw({XmlEmitter.Utf8($"</{operation.Name}Response>\n")});");
    }
}
