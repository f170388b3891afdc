using System.Linq;
using IamSim.Contracts.Generator.Model;

namespace IamSim.Contracts.Generator.Emit;

/// <summary>Writes the XML writers of answers, with AWS's wrappers and <c>ResponseMetadata</c>.</summary>
/// <remarks><see href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#response-serialization">Smithy: AWS query protocol</see></remarks>
internal static class XmlEmitter
{
    private const string Writer = "global::IamSim.Contracts.Xml.XmlShapeWriter";

    public static string Emit(ServiceModel model)
    {
        var w = new CodeWriter();
        w.Line($"namespace {model.Namespace};").Line();
        w.Block("internal static class XmlWriters", () =>
        {
            foreach (var operation in model.Operations)
            {
                EmitDocument(w, model, operation);
            }

            foreach (var shape in model.Structures.Where(s => s.InOutput))
            {
                EmitWriter(w, model, shape);
            }
        });
        return w.ToString();
    }

    private static void EmitDocument(CodeWriter w, ServiceModel model, OperationModel operation)
    {
        w.Block($"public static void {operation.Name}Document({operation.ResponseType} s, {Writer} w, string requestId)", () =>
        {
            if (model.IsEc2)
            {
                Ec2Protocol.EmitDocument(w, model, operation);
                return;
            }

            w.Line($"w.Raw({Utf8($"<{operation.Name}Response xmlns=\"{model.XmlNamespace}\">")});");
            if (operation.ResultWrapper is { } wrapper)
            {
                w.Line($"w.Raw({Utf8($"<{wrapper}>")});");
                w.Line($"{operation.ResponseType}(s, w);");
                w.Line($"w.Raw({Utf8($"</{wrapper}>")});");
            }

            w.Line($"w.Raw({Utf8("<ResponseMetadata><RequestId>")});");
            w.Line("w.Text(requestId);");
            w.Line($"w.Raw({Utf8($"</RequestId></ResponseMetadata></{operation.Name}Response>\n")});");
        }).Line();
    }

    private static void EmitWriter(CodeWriter w, ServiceModel model, Shape shape)
    {
        var type = Naming.Type(shape.Name);
        w.Block($"private static void {type}({type} s, {Writer} w)", () =>
        {
            foreach (var member in shape.Members)
            {
                var local = Naming.Local(member.Name);
                w.Block($"if (s.{Naming.Property(member.Name, type)} is {{ }} {local})", () => WriteMember(w, model, member, member.WireName, local, 0));
            }
        }).Line();
    }

    private static void WriteMember(CodeWriter w, ServiceModel model, Member member, string name, string value, int depth)
    {
        var shape = model[member.ShapeName];
        switch (shape)
        {
            case { Kind: ShapeKind.List, IsFlattened: true }:
                w.Block($"foreach (var i{depth} in {value})", () =>
                    WriteMember(w, model, shape.Item!, shape.Item!.LocationName ?? name, $"i{depth}", depth + 1));
                return;
            case { Kind: ShapeKind.Map, IsFlattened: true }:
                WriteEntries(w, model, shape, name, value, depth);
                return;
        }

        w.Line($"w.Raw({Utf8($"<{name}>")});");
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                w.Line($"{Naming.Type(shape.Name)}({value}, w);");
                break;
            case ShapeKind.List:
                w.Block($"foreach (var i{depth} in {value})", () =>
                    WriteMember(w, model, shape.Item!, shape.Item!.LocationName ?? "member", $"i{depth}", depth + 1));
                break;
            case ShapeKind.Map:
                WriteEntries(w, model, shape, "entry", value, depth);
                break;
            default:
                w.Line(Scalar(shape, value));
                break;
        }

        w.Line($"w.Raw({Utf8($"</{name}>")});");
    }

    private static void WriteEntries(CodeWriter w, ServiceModel model, Shape map, string entry, string value, int depth)
    {
        w.Block($"foreach (var (k{depth}, i{depth}) in {value})", () =>
        {
            var key = map.Key!.LocationName ?? "key";
            w.Line($"w.Raw({Utf8($"<{entry}><{key}>")});");
            w.Line($"w.Text(k{depth});");
            w.Line($"w.Raw({Utf8($"</{key}>")});");
            WriteMember(w, model, map.Item!, map.Item!.LocationName ?? "value", $"i{depth}", depth + 1);
            w.Line($"w.Raw({Utf8($"</{entry}>")});");
        });
    }

    internal static string Scalar(Shape shape, string value) => shape.Kind switch
    {
        ShapeKind.String when shape.IsDocument => $"w.Document({value});",
        ShapeKind.String => $"w.Text({value});",
        ShapeKind.Boolean => $"w.Boolean({value});",
        ShapeKind.Timestamp when shape.TimestampFormat == "unixTimestamp" => $"w.UnixSeconds({value});",
        ShapeKind.Timestamp when shape.TimestampFormat == "rfc822" => $"w.Timestamp({value}, global::IamSim.Contracts.Timestamps.Rfc822);",
        ShapeKind.Timestamp => $"w.Timestamp({value}, global::IamSim.Contracts.Timestamps.Iso8601);",
        ShapeKind.Blob => $"w.Blob({value});",
        ShapeKind.Double or ShapeKind.Float => $"w.Double({value});",
        _ => $"w.Integer({value});",
    };

    internal static string Utf8(string text) => Naming.Literal(text) + "u8";
}
