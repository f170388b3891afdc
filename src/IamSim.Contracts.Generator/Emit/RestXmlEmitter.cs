using System.Linq;
using IamSim.Contracts.Generator.Model;

namespace IamSim.Contracts.Generator.Emit;

/// <summary>Writes the readers and writers of the XML documents of rest-xml services.</summary>
/// <remarks><see href="https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html">Smithy: AWS restXml protocol</see></remarks>
internal static class RestXmlEmitter
{
    private const string Decoder = "global::IamSim.Contracts.Http.XmlDecoder";
    private const string Writer = "global::IamSim.Contracts.Xml.XmlShapeWriter";

    public static string Emit(ServiceModel model)
    {
        var w = new CodeWriter();
        w.Line($"namespace {model.Namespace};").Line();
        w.Block("internal static class XmlReaders", () =>
        {
            foreach (var shape in model.Structures.Where(s => s.InInput))
            {
                EmitReader(w, model, shape);
            }
        }).Line();
        w.Block("internal static class XmlWriters", () =>
        {
            foreach (var operation in model.Operations.Where(o => o.Output is not null && model[o.Output].Payload is null && model[o.Output].Members.Any(m => m.Location is null)))
            {
                EmitDocument(w, model, operation);
            }

            var payloads = model.Operations.Where(o => o.Output is not null).Select(o => model[o.Output!]).Where(s => s.Payload is not null)
                .Select(s => s.Members.First(m => m.Name == s.Payload)).Where(m => model[m.ShapeName].Kind == ShapeKind.Structure).Distinct();
            foreach (var member in payloads)
            {
                w.Block($"public static void {Naming.Type(member.ShapeName)}Payload({Naming.Type(member.ShapeName)} s, {Writer} w)", () =>
                    Wrapped(w, model, member.WireName, $"{Naming.Type(member.ShapeName)}(s, w);")).Line();
            }

            foreach (var shape in model.Structures.Where(s => s.InOutput))
            {
                EmitWriter(w, model, shape);
            }
        });
        return w.ToString();
    }

    /// <summary>The body's members; those that stand elsewhere in HTTP are not in it.</summary>
    private static void EmitReader(CodeWriter w, ServiceModel model, Shape shape)
    {
        var type = Naming.Type(shape.Name);
        w.Block($"public static {type} {type}(global::System.Xml.Linq.XElement e, global::IamSim.Contracts.Validation.Violations v) => new()", () =>
        {
            foreach (var member in shape.Members.Where(m => m.Location is null && !m.IsStreaming))
            {
                var bang = TypeNames.IsNonNullable(model, shape, member) ? "!" : string.Empty;
                w.Line($"{Naming.Property(member.Name, type)} = {Read(model, member)}{bang},");
            }
        }, "};").Line();
    }

    private static string Read(ServiceModel model, Member member)
    {
        var shape = model[member.ShapeName];
        var (name, path) = (Naming.Literal(member.WireName), Naming.Literal(Naming.Camel(member.Name)));
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                return $"{Decoder}.Structure(e, {name}, {path}, v, {Naming.Type(shape.Name)})";
            case ShapeKind.List:
                var item = shape.IsFlattened ? "null" : Naming.Literal(shape.Item!.LocationName ?? "member");
                return $"{Decoder}.List(e, {name}, {item}, {path}, v, static (e, v) => {ReadItem(model, shape.Item!)})";
            default:
                return $"{Decoder}.{QueryEmitter.ScalarReader(shape.Kind)}(e, {name}, {path}, v)";
        }
    }

    private static string ReadItem(ServiceModel model, Member item) => model[item.ShapeName].Kind switch
    {
        ShapeKind.Structure => $"{Naming.Type(item.ShapeName)}(e, v)",
        ShapeKind.String => "e.Value",
        _ => throw new ModelException($"a list of '{item.ShapeName}' in a body of XML", isUnsupported: true),
    };

    private static void EmitDocument(CodeWriter w, ServiceModel model, OperationModel operation)
    {
        var shape = model[operation.Output!];
        w.Block($"public static void {operation.Name}Document({operation.ResponseType} s, {Writer} w)", () =>
        {
            var root = shape.XmlRoot ?? operation.Name + "Result";
            if (shape.IsUnwrapped)
            {
                Wrapped(w, model, root, $"w.Text(s.{Naming.Property(shape.Members[0].Name, operation.ResponseType)} ?? string.Empty);");
            }
            else
            {
                Wrapped(w, model, root, $"{Naming.Type(shape.Name)}(s, w);");
            }
        }).Line();
    }

    private static void Wrapped(CodeWriter w, ServiceModel model, string root, string content)
    {
        w.Line($"w.Raw({Utf8($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"{Namespace(model)}\">")});");
        w.Line(content);
        w.Line($"w.Raw({Utf8($"</{root}>")});");
    }

    /// <summary>S3's model names its namespace with each document that is sent, and not as a whole.</summary>
    private static string Namespace(ServiceModel model) =>
        model.XmlNamespace.Length > 0 ? model.XmlNamespace : $"http://{model.EndpointPrefix}.amazonaws.com/doc/{model.ApiVersion}/";

    private static void EmitWriter(CodeWriter w, ServiceModel model, Shape shape)
    {
        var type = Naming.Type(shape.Name);
        w.Block($"private static void {type}({type} s, {Writer} w)", () =>
        {
            foreach (var member in shape.Members.Where(m => m.Location is null && !m.IsStreaming))
            {
                var local = Naming.Local(member.Name);
                w.Block($"if (s.{Naming.Property(member.Name, type)} is {{ }} {local})", () => Write(w, model, member, member.WireName, local, 0));
            }
        }).Line();
    }

    private static void Write(CodeWriter w, ServiceModel model, Member member, string name, string value, int depth)
    {
        var shape = model[member.ShapeName];
        if (shape is { Kind: ShapeKind.List, IsFlattened: true })
        {
            w.Block($"foreach (var i{depth} in {value})", () => Write(w, model, shape.Item!, name, $"i{depth}", depth + 1));
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
                    Write(w, model, shape.Item!, shape.Item!.LocationName ?? "member", $"i{depth}", depth + 1));
                break;
            case ShapeKind.Map:
                throw new ModelException($"'{shape.Name}', a map in a body of XML", isUnsupported: true);
            case ShapeKind.Timestamp:
                w.Line($"w.Timestamp({value}, global::IamSim.Contracts.Timestamps.Iso8601Milliseconds);");
                break;
            default:
                w.Line(XmlEmitter.Scalar(shape with { IsDocument = false }, value));
                break;
        }

        w.Line($"w.Raw({Utf8($"</{name}>")});");
    }

    private static string Utf8(string text) => Naming.Literal(text) + "u8";
}
