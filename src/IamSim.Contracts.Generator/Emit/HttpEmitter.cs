using System.Linq;
using IamSim.Contracts.Generator.Model;

namespace IamSim.Contracts.Generator.Emit;

/// <summary>
/// Writes how the operations of REST services stand in HTTP: where each member of a request is read, where each of an answer is written, and what of
/// the request an event shows.
/// </summary>
/// <remarks><see href="https://smithy.io/2.0/spec/http-bindings.html">Smithy: HTTP bindings</see></remarks>
internal static class HttpEmitter
{
    private const string Http = "global::IamSim.Contracts.Http.";
    private const string Decoder = Http + "HttpDecoder";
    private const string Violations = "global::IamSim.Contracts.Validation.Violations";

    public static string Emit(ServiceModel model)
    {
        var w = new CodeWriter();
        w.Line($"namespace {model.Namespace};").Line();
        w.Block("internal static class HttpBindings", () =>
        {
            foreach (var operation in model.Operations)
            {
                EmitBinding(w, model, operation);
            }
        }).Line();
        w.Block("internal static class HttpReaders", () =>
        {
            foreach (var operation in model.Operations)
            {
                EmitReader(w, model, operation);
            }
        }).Line();
        w.Block("internal static class HttpRecords", () =>
        {
            foreach (var operation in model.Operations)
            {
                EmitRecord(w, model, operation);
            }
        }).Line();
        w.Block("internal static class HttpWriters", () =>
        {
            foreach (var operation in model.Operations)
            {
                EmitWriter(w, model, operation);
            }
        });
        return w.ToString();
    }

    private static EquatableArray<Member> InputOf(ServiceModel model, OperationModel operation) =>
        operation.Input is null ? EquatableArray<Member>.Empty : model[operation.Input].Members;

    private static void EmitBinding(CodeWriter w, ServiceModel model, OperationModel operation)
    {
        var mark = operation.Http.Uri.IndexOf('?');
        var path = mark < 0 ? operation.Http.Uri : operation.Http.Uri.Substring(0, mark);
        var constants = mark < 0 ? [] : operation.Http.Uri.Substring(mark + 1).Split('&').Select(pair => pair.Split('=')).ToList();
        var members = InputOf(model, operation).ToList();
        string Required(string location) => string.Join(", ", members.Where(m => m.IsRequired && m.Location == location).Select(m => Naming.Literal(m.WireName)));
        var payload = operation.Input is null ? null : model[operation.Input].Payload;
        w.Line($"public static readonly {Http}HttpBinding {operation.Name} = new({Naming.Literal(operation.Http.Method)}, {Naming.Literal(path)}, {operation.Http.Status})");
        w.Block(string.Empty, () =>
        {
            w.Line($"Constants = [{string.Join(", ", constants.Select(c => $"new({Naming.Literal(c[0])}, {(c.Length > 1 ? Naming.Literal(c[1]) : "null")})"))}],");
            w.Line($"RequiredQuery = [{Required("querystring")}],");
            w.Line($"RequiredHeaders = [{Required("header")}],");
            w.Line($"Members = [{string.Join(", ", members.Select(m => $"new({Naming.Literal(m.Name)}, {Http}HttpLocation.{LocationOf(m)}, {Naming.Literal(m.WireName)})"))}],");
            w.Line($"Body = {Http}HttpBody.{BodyOf(model, operation.Input)},");
            w.Line($"Payload = {Naming.Literal(payload is null ? null : members.First(m => m.Name == payload).WireName)},");
            w.Line($"Answer = {Http}HttpBody.{BodyOf(model, operation.Output)},");
        }, "};").Line();
    }

    private static string LocationOf(Member member) => member.Location switch
    {
        "uri" => "Label",
        "querystring" => "Query",
        "header" => "Header",
        "headers" => "HeaderPrefix",
        "statusCode" => "Status",
        _ => "Body",
    };

    /// <summary>What the body of a message is.</summary>
    private static string BodyOf(ServiceModel model, string? shapeName)
    {
        if (shapeName is null)
        {
            return "None";
        }

        var shape = model[shapeName];
        if (shape.Payload is { } name)
        {
            var member = shape.Members.First(m => m.Name == name);
            return member.IsStreaming ? "Stream" : model[member.ShapeName].Kind switch
            {
                ShapeKind.Blob => "Blob",
                ShapeKind.String => "Text",
                _ => "Document",
            };
        }

        return shape.Members.Any(m => m.Location is null) ? "Document" : "None";
    }

    private static void EmitReader(CodeWriter w, ServiceModel model, OperationModel operation)
    {
        var type = operation.RequestType;
        var header = $"public static {type} {type}({Http}HttpInput h, {Violations} v)";
        if (operation.Input is null)
        {
            w.Line(header + " => new();").Line();
            return;
        }

        var shape = model[operation.Input];
        w.Block(header, () =>
        {
            if (shape.Payload is null && BodyOf(model, operation.Input) == "Document")
            {
                w.Line(model.IsRestXml ? $"var body = XmlReaders.{type}(h.Xml, v);" : $"var body = JsonReaders.{type}(h.Json, v);");
            }

            w.Block("return new()", () =>
            {
                foreach (var member in shape.Members)
                {
                    var bang = TypeNames.IsNonNullable(model, shape, member) ? "!" : string.Empty;
                    w.Line($"{Naming.Property(member.Name, type)} = {Read(model, shape, member)}{bang},");
                }
            }, "};");
        }).Line();
    }

    private static string Read(ServiceModel model, Shape owner, Member member)
    {
        var name = Naming.Literal(member.WireName);
        return member.Location switch
        {
            "uri" => Parsed(model, member, $"h.Label({name})"),
            "querystring" => Parsed(model, member, $"h.Query({name})"),
            "header" => Parsed(model, member, $"h.Header({name})"),
            "headers" => $"h.Headers({name})",
            _ when owner.Payload == member.Name => Payload(model, member),
            _ => $"body.{Naming.Property(member.Name, Naming.Type(owner.Name))}",
        };
    }

    private static string Parsed(ServiceModel model, Member member, string text)
    {
        var shape = model[member.ShapeName];
        var path = Naming.Literal(Naming.Camel(member.Name));
        return shape.Kind switch
        {
            ShapeKind.String => text,
            ShapeKind.List => $"{Decoder}.List({text})",
            _ => $"{Decoder}.{QueryEmitter.ScalarReader(shape.Kind)}({text}, {path}, v)",
        };
    }

    private static string Payload(ServiceModel model, Member member)
    {
        var shape = model[member.ShapeName];
        return member.IsStreaming ? "h.Stream"
            : shape.Kind == ShapeKind.Blob ? "h.Blob"
            : shape.Kind == ShapeKind.String ? "h.Text"
            : model.IsRestXml ? $"h.Xml is null ? null : {Http}XmlDecoder.Payload(h.Xml, {Naming.Literal(member.WireName)}, {Naming.Literal(Naming.Camel(member.Name))}, v, XmlReaders.{Naming.Type(shape.Name)})"
            : $"h.Json is null ? null : global::IamSim.Contracts.Json.JsonDecoder.Structure(h.Json.Value, {Naming.Literal(Naming.Camel(member.Name))}, v, JsonReaders.{Naming.Type(shape.Name)})";
    }

    /// <summary>
    /// What S3's records show of a request: names of the path, parameters, headers of AWS's own, the document. No content, nothing that is a secret, and of
    /// HTTP's own headers nothing. The id of a KMS key is marked as sensitive by the model, and stands in AWS's records all the same.
    /// </summary>
    private static void EmitRecord(CodeWriter w, ServiceModel model, OperationModel operation)
    {
        var type = operation.RequestType;
        w.Block($"public static void {type}({type} s, global::IamSim.Contracts.Json.JsonShapeWriter w)", () =>
        {
            var payload = operation.Input is null ? null : model[operation.Input].Payload;
            foreach (var member in InputOf(model, operation).Where(m => !m.IsStreaming))
            {
                var shape = model[member.ShapeName];
                var isSecret = (member.IsSensitive || shape.IsSensitive) && member.WireName != "x-amz-server-side-encryption-aws-kms-key-id";
                var isOwn = member.Location is "uri" or "querystring" || (member.Location == "header" && member.WireName.StartsWith("x-amz-", System.StringComparison.OrdinalIgnoreCase));
                var property = $"s.{Naming.Property(member.Name, type)}";
                var local = Naming.Local(member.Name);
                if (isSecret)
                {
                    continue;
                }

                if (isOwn)
                {
                    var name = member.Location != "uri" ? member.WireName : member.Name == "Bucket" ? "bucketName" : Naming.Camel(member.Name);
                    w.Line($"if ({property} is {{ }} {local}) {Http}HttpText.WriteRecord(w, {Naming.Literal(name)}, {AsText(model, member, local)});");
                }
                else if (member.Location is null && (payload is null || payload == member.Name) && shape.Kind is ShapeKind.Structure)
                {
                    w.Block($"if ({property} is {{ }} {local})", () =>
                    {
                        w.Line($"w.Json.WritePropertyName({Naming.Literal(member.WireName)});");
                        w.Line($"w.Structure({local});");
                    });
                }
                else if (payload == member.Name && shape.Kind == ShapeKind.String)
                {
                    w.Line($"if ({property} is {{ }} {local}) {Http}HttpText.WriteDocument(w, {Naming.Literal(Naming.Camel(operation.Name.Replace("Put", string.Empty)))}, {local});");
                }
            }

            var constants = operation.Http.Uri.Split('?');
            foreach (var pair in constants.Length < 2 ? [] : constants[1].Split('&'))
            {
                var parts = pair.Split('=');
                w.Line($"{Http}HttpText.WriteRecord(w, {Naming.Literal(parts[0])}, {Naming.Literal(parts.Length > 1 ? parts[1] : string.Empty)});");
            }
        }).Line();
    }

    private static string AsText(ServiceModel model, Member member, string value)
    {
        var shape = model[member.ShapeName];
        return shape.Kind switch
        {
            ShapeKind.String => value,
            ShapeKind.Timestamp => $"{Http}HttpText.Timestamp({value}, {(shape.TimestampFormat == "iso8601" ? "global::IamSim.Contracts.Timestamps.Iso8601" : "global::IamSim.Contracts.Timestamps.Rfc822")})",
            ShapeKind.List => $"string.Join(\",\", {value})",
            _ => $"{Http}HttpText.Of({value})",
        };
    }

    private static void EmitWriter(CodeWriter w, ServiceModel model, OperationModel operation)
    {
        var type = operation.ResponseType;
        w.Block($"public static void {operation.Name}({type} s, {Http}HttpOutput h)", () =>
        {
            w.Line($"h.Status = {operation.Http.Status};");
            if (operation.Output is null)
            {
                return;
            }

            var shape = model[operation.Output];
            foreach (var member in shape.Members)
            {
                var property = $"s.{Naming.Property(member.Name, type)}";
                var local = Naming.Local(member.Name);
                var line = member.Location switch
                {
                    "header" => $"h.Header({Naming.Literal(member.WireName)}, {AsText(model, member, local)});",
                    "headers" => $"h.Headers({Naming.Literal(member.WireName)}, {local});",
                    "statusCode" => $"h.Status = {local};",
                    _ when shape.Payload == member.Name => WritePayload(model, member, local),
                    _ => null,
                };
                if (line is not null)
                {
                    w.Line($"if ({property} is {{ }} {local}) {line}");
                }
            }

            if (shape.Payload is null && BodyOf(model, operation.Output) == "Document")
            {
                w.Line(model.IsRestXml ? $"XmlWriters.{operation.Name}Document(s, h.Xml);" : "s.WriteJson(h.Json);");
            }
        }).Line();
    }

    private static string WritePayload(ServiceModel model, Member member, string local) =>
        member.IsStreaming ? $"h.Stream({local});"
        : model[member.ShapeName].Kind switch
        {
            ShapeKind.Blob => $"h.Blob({local});",
            ShapeKind.String => $"h.Text({local});",
            _ when model.IsRestXml => $"XmlWriters.{Naming.Type(member.ShapeName)}Payload({local}, h.Xml);",
            _ => $"{local}.WriteJson(h.Json);",
        };
}
