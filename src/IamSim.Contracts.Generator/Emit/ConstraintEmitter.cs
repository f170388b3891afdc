using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using IamSim.Contracts.Generator.Model;

namespace IamSim.Contracts.Generator.Emit;

/// <summary>Writes the validation of requests: required members, lengths, patterns, enums, ranges.</summary>
internal static class ConstraintEmitter
{
    private const string Kind = "global::IamSim.Contracts.Validation.ConstraintKind";

    public static string Emit(ServiceModel model)
    {
        var w = new CodeWriter();
        w.Line($"namespace {model.Namespace};").Line();
        var patterns = model.Shapes.Where(s => s.InInput && s.Pattern is not null).Select(s => s.Pattern!).Distinct().ToList();
        w.Block("internal static class Validators", () =>
        {
            foreach (var operation in model.Operations.Where(o => o.Input is null))
            {
                w.Line(Header(operation.RequestType)).Line("{").Line("}").Line();
            }

            foreach (var shape in model.Structures.Where(s => s.InInput))
            {
                EmitValidator(w, model, shape, patterns);
            }

            EmitPatterns(w, patterns);
        });
        return w.ToString();
    }

    private static string Header(string type) => $"public static void {type}({type} s, global::IamSim.Contracts.Validation.Violations v)";

    private static void EmitValidator(CodeWriter w, ServiceModel model, Shape shape, List<string> patterns)
    {
        var type = Naming.Type(shape.Name);
        w.Block(Header(type), () =>
        {
            foreach (var member in shape.Members.Where(m => !m.IsStreaming))
            {
                var local = Naming.Local(member.Name);
                w.Block($"if (s.{Naming.Property(member.Name, type)} is {{ }} {local})", () =>
                    EmitChecks(w, model, member.ShapeName, local, Naming.Camel(member.Name), patterns, 0));
                if (member.IsRequired)
                {
                    w.Block("else", () => w.Line($"v.Required({Naming.Literal(Naming.Camel(member.Name))});"));
                }
            }
        }).Line();
    }

    private static void EmitChecks(CodeWriter w, ServiceModel model, string shapeName, string value, string path, List<string> patterns, int depth)
    {
        var shape = model[shapeName];
        var at = $"{Naming.Literal(path)}, {Naming.Literal(shape.Name)}";
        switch (shape.Kind)
        {
            case ShapeKind.String:
                EmitLength(w, shape, $"{value}.Length", at);
                if (shape.Pattern is not null)
                {
                    w.Line($"if (!Pattern{patterns.IndexOf(shape.Pattern)}({value})) v.Add({Naming.Literal(path)}, {Kind}.Pattern, {Naming.Literal(shape.Name)}, {Naming.Literal(shape.Pattern)});");
                }

                if (shape.Enum.Count > 0)
                {
                    var values = string.Join(" or ", shape.Enum.Select(Naming.Literal));
                    w.Line($"if ({value} is not ({values})) v.Add({Naming.Literal(path)}, {Kind}.Enum, {Naming.Literal(shape.Name)}, {Naming.Literal(string.Join(", ", shape.Enum))});");
                }

                break;
            case ShapeKind.Blob:
                EmitLength(w, shape, $"{value}.Length", at);
                break;
            case ShapeKind.List:
                EmitLength(w, shape, $"{value}.Count", at);
                EmitList(w, model, shape, value, path, patterns, depth);
                break;
            case ShapeKind.Map:
                EmitLength(w, shape, $"{value}.Count", at);
                break;
            case ShapeKind.Structure:
                w.Line($"v.Enter({Naming.Literal(path)});").Line($"{Naming.Type(shape.Name)}({value}, v);").Line("v.Leave();");
                break;
            case ShapeKind.Integer or ShapeKind.Long or ShapeKind.Double or ShapeKind.Float when shape.Min is not null || shape.Max is not null:
                w.Line($"v.Range({at}, {value}, {Bound(shape.Min, "double.MinValue")}, {Bound(shape.Max, "double.MaxValue")});");
                break;
        }
    }

    private static void EmitList(CodeWriter w, ServiceModel model, Shape list, string value, string path, List<string> patterns, int depth)
    {
        var item = model[list.Item!.ShapeName];
        if (!HasChecks(item))
        {
            return;
        }

        w.Block($"for (var i{depth} = 0; i{depth} < {value}.Count; i{depth}++)", () =>
        {
            w.Line($"v.Enter({Naming.Literal(path)}, i{depth} + 1);");
            if (item.Kind == ShapeKind.Structure)
            {
                w.Line($"{Naming.Type(item.Name)}({value}[i{depth}], v);");
            }
            else
            {
                EmitChecks(w, model, item.Name, $"{value}[i{depth}]", string.Empty, patterns, depth + 1);
            }

            w.Line("v.Leave();");
        });
    }

    private static bool HasChecks(Shape shape) =>
        shape.Kind is ShapeKind.Structure or ShapeKind.List or ShapeKind.Map
        || shape.Min is not null || shape.Max is not null || shape.Pattern is not null || shape.Enum.Count > 0;

    private static void EmitLength(CodeWriter w, Shape shape, string length, string at)
    {
        if (shape.Min is not null || shape.Max is not null)
        {
            w.Line($"v.Length({at}, {length}, {Bound(shape.Min, "0")}, {Bound(shape.Max, "int.MaxValue")});");
        }
    }

    private static string Bound(double? bound, string otherwise) => bound?.ToString("R", CultureInfo.InvariantCulture) ?? otherwise;

    private static void EmitPatterns(CodeWriter w, List<string> patterns)
    {
        for (var i = 0; i < patterns.Count; i++)
        {
            if (CharacterClass.TryRead(patterns[i]) is { } characters)
            {
                w.Line($"private static readonly global::System.Buffers.SearchValues<char> Characters{i} = global::System.Buffers.SearchValues.Create({Naming.Literal(characters)});").Line();
                var some = CharacterClass.NeedsOne(patterns[i]) ? "text.Length > 0 && " : "";
                w.Line($"private static bool Pattern{i}(string text) => {some}global::System.MemoryExtensions.IndexOfAnyExcept(global::System.MemoryExtensions.AsSpan(text), Characters{i}) < 0;").Line();
            }
            else
            {
                w.Line($"private static readonly global::IamSim.Contracts.Validation.LazyPattern Expression{i} = new({Naming.Literal(patterns[i])});").Line();
                w.Line($"private static bool Pattern{i}(string text) => Expression{i}.IsMatch(text);").Line();
            }
        }
    }
}
