using System.Linq;
using IamSim.Contracts.Generator.Model;

namespace IamSim.Contracts.Generator.Emit;

/// <summary>Writes the JSON readers of inputs, and the JSON writers of every structure, which the audit record and REST share.</summary>
internal static class JsonEmitter
{
    private const string Decoder = "global::IamSim.Contracts.Json.JsonDecoder";
    private const string Writer = "global::IamSim.Contracts.Json.JsonShapeWriter";

    public static string Emit(ServiceModel model)
    {
        var w = new CodeWriter();
        w.Line($"namespace {model.Namespace};").Line();
        w.Block("internal static class JsonReaders", () =>
        {
            foreach (var operation in model.Operations.Where(o => o.Input is null))
            {
                EmitReader(w, model, new Shape(operation.RequestType, ShapeKind.Structure));
            }

            foreach (var shape in model.Structures.Where(s => s.InInput))
            {
                EmitReader(w, model, shape);
            }
        }).Line();

        EmitNames(w, model);
        var empty = model.Operations.Where(o => o.Input is null).Select(o => o.RequestType)
            .Concat(model.Operations.Where(o => o.Output is null).Select(o => o.ResponseType)).Distinct();
        foreach (var name in empty)
        {
            EmitWriter(w, model, new Shape(name, ShapeKind.Structure));
        }

        foreach (var shape in model.Structures)
        {
            EmitWriter(w, model, shape);
        }

        return w.ToString();
    }

    private static void EmitReader(CodeWriter w, ServiceModel model, Shape shape)
    {
        var type = Naming.Type(shape.Name);
        w.Block($"public static {type} {type}(global::System.Text.Json.JsonElement e, global::IamSim.Contracts.Validation.Violations v)", () =>
        {
            // What streams is no JSON, and in no event.
            var members = shape.Members.Where(m => !m.IsStreaming).ToList();
            foreach (var member in members)
            {
                w.Line($"{TypeNames.Of(model, member.ShapeName)}? {Naming.Local(member.Name)} = null;");
            }

            w.Block($"if ({Decoder}.IsObject(e, v))", () =>
                w.Block("foreach (var p in e.EnumerateObject())", () =>
                    w.Block($"switch ({Decoder}.Name(p, v))", () =>
                    {
                        foreach (var member in members)
                        {
                            // REST takes AWS's own spelling as well: documents are pasted from its pages.
                            var camel = Naming.Camel(member.Name);
                            w.Line($"case {Naming.Literal(member.Name)}:");
                            if (camel != member.Name)
                            {
                                w.Line($"case {Naming.Literal(camel)} when !v.OnWire:");
                            }

                            w.Line($"    {Naming.Local(member.Name)} = {Read(model, member, "p.Value", camel)};");
                            w.Line("    break;");
                        }

                        w.Line("case null:");
                        w.Line("    break;");
                        w.Line("default:");
                        w.Line("    v.Unknown(p.Name);");
                        w.Line("    break;");
                    })));
            w.Block("return new()", () =>
            {
                foreach (var member in members)
                {
                    var bang = TypeNames.IsNonNullable(model, shape, member) ? "!" : string.Empty;
                    w.Line($"{Naming.Property(member.Name, type)} = {Naming.Local(member.Name)}{bang},");
                }
            }, "};");
        }).Line();
    }

    private static string Read(ServiceModel model, Member member, string element, string path)
    {
        var shape = model[member.ShapeName];
        var p = Naming.Literal(path);
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                return $"{Decoder}.Structure({element}, {p}, v, {Naming.Type(shape.Name)})";
            case ShapeKind.List:
                return $"{Decoder}.{QueryEmitter.ListReader(model, shape)}({element}, {p}, v, static (e, v) => {ReadItem(model, shape.Item!)})";
            case ShapeKind.Map:
                return $"{Decoder}.Map({element}, {p}, v, static (e, v) => {ReadItem(model, shape.Item!)})";
            case ShapeKind.String when shape.IsDocument:
                return $"{Decoder}.Document({element}, {p}, v)";
            default:
                return $"{Decoder}.{QueryEmitter.ScalarReader(shape.Kind)}({element}, {p}, v)";
        }
    }

    private static string ReadItem(ServiceModel model, Member item) =>
        model[item.ShapeName].Kind == ShapeKind.Structure ? $"{Naming.Type(item.ShapeName)}(e, v)" : Read(model, item, "e", string.Empty);

    private static void EmitNames(CodeWriter w, ServiceModel model)
    {
        w.Block("internal static class JsonNames", () =>
        {
            foreach (var name in model.Structures.SelectMany(s => s.Members).Select(m => m.Name).Distinct())
            {
                w.Line($"public static readonly global::IamSim.Contracts.Json.JsonMemberName m{name} = new({Naming.Literal(name)});");
            }
        }).Line();
    }

    private static void EmitWriter(CodeWriter w, ServiceModel model, Shape shape)
    {
        var type = Naming.Type(shape.Name);
        w.Block($"partial record {type}", () =>
            w.Block($"public void WriteJson({Writer} w)", () =>
            {
                w.Line("w.Json.WriteStartObject();");
                foreach (var member in shape.Members.Where(m => !m.IsStreaming))
                {
                    var local = Naming.Local(member.Name);
                    var shown = member.IsSensitive || model[member.ShapeName].IsSensitive ? " && w.NamesSensitive" : string.Empty;
                    w.Block($"if ({Naming.Property(member.Name, type)} is {{ }} {local}{shown})", () =>
                    {
                        w.Line($"w.Name(JsonNames.m{member.Name});");
                        Write(w, model, member, local, 0);
                    });
                }

                w.Line("w.Json.WriteEndObject();");
            })).Line();
        EmitResourceNames(w, model, shape, type);
    }

    /// <summary>The names and ARNs by which an event is found again: the structure's own, and those of structures directly in it.</summary>
    private static void EmitResourceNames(CodeWriter w, ServiceModel model, Shape shape, string type)
    {
        w.Block($"partial record {type}", () =>
            w.Block("public void AddResourceNames(global::System.Collections.Generic.ICollection<global::IamSim.Contracts.NamedResource> names)", () =>
            {
                foreach (var member in shape.Members)
                {
                    var of = model[member.ShapeName];
                    var property = Naming.Property(member.Name, type);
                    var local = Naming.Local(member.Name);
                    if (of.Kind == ShapeKind.String && !of.IsSensitive && !member.IsSensitive && Naming.IsResourceName(member.Name))
                    {
                        w.Line($"if ({property} is {{ Length: > 0 }} {local}) names.Add(new({Naming.Literal(member.Name)}, {local}));");
                    }
                    else if (of.Kind == ShapeKind.Structure && of.Name != shape.Name && !of.IsSensitive && !member.IsSensitive)
                    {
                        w.Line($"{property}?.AddResourceNames(names);");
                    }
                }
            })).Line();
    }

    private static void Write(CodeWriter w, ServiceModel model, Member member, string value, int depth)
    {
        var shape = model[member.ShapeName];
        if (!member.IsSensitive && !shape.IsSensitive)
        {
            WriteValue(w, model, shape, value, depth);
        }
        else if (shape.Kind is ShapeKind.String or ShapeKind.Blob)
        {
            w.Line($"w.Secret({value});");
        }
        else
        {
            w.Block("if (!w.TryHide())", () => WriteValue(w, model, shape, value, depth));
        }
    }

    private static void WriteValue(CodeWriter w, ServiceModel model, Shape shape, string value, int depth)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                w.Line($"w.Structure({value});");
                break;
            case ShapeKind.List:
                w.Line("w.Json.WriteStartArray();");
                w.Block($"foreach (var i{depth} in {value})", () => Write(w, model, shape.Item!, $"i{depth}", depth + 1));
                w.Line("w.Json.WriteEndArray();");
                break;
            case ShapeKind.Map:
                w.Line("w.Json.WriteStartObject();");
                w.Block($"foreach (var (k{depth}, i{depth}) in {value})", () =>
                {
                    w.Line($"w.Json.WritePropertyName(k{depth});");
                    Write(w, model, shape.Item!, $"i{depth}", depth + 1);
                });
                w.Line("w.Json.WriteEndObject();");
                break;
            case ShapeKind.String:
                w.Line(shape.IsDocument ? $"w.Document({value});" : $"w.String({value});");
                break;
            case ShapeKind.Boolean:
                w.Line($"w.Json.WriteBooleanValue({value});");
                break;
            case ShapeKind.Timestamp:
                w.Line($"w.Timestamp({value});");
                break;
            case ShapeKind.Blob:
                w.Line($"w.Blob({value});");
                break;
            case ShapeKind.Double or ShapeKind.Float:
                w.Line($"w.Double({value});");
                break;
            default:
                w.Line($"w.Json.WriteNumberValue({value});");
                break;
        }
    }
}
