using System.Linq;
using IamSim.Contracts.Generator.Model;

namespace IamSim.Contracts.Generator.Emit;

/// <summary>Writes the readers of the query protocol: form in, request record out.</summary>
/// <remarks><see href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">Smithy: AWS query protocol</see></remarks>
internal static class QueryEmitter
{
    private const string Decoder = "global::IamSim.Contracts.Query.QueryDecoder";

    public static string Emit(ServiceModel model)
    {
        var w = new CodeWriter();
        w.Line($"namespace {model.Namespace};").Line();
        w.Block("internal static class QueryReaders", () =>
        {
            foreach (var operation in model.Operations.Where(o => o.Input is null))
            {
                w.Line(Header(operation.RequestType) + " => new();").Line();
            }

            foreach (var shape in model.Structures.Where(s => s.InInput))
            {
                EmitReader(w, model, shape);
            }
        });
        return w.ToString();
    }

    private static string Header(string type) =>
        $"public static {type} {type}(global::IamSim.Contracts.Query.QueryNode n, global::IamSim.Contracts.Validation.Violations v)";

    private static void EmitReader(CodeWriter w, ServiceModel model, Shape shape)
    {
        var type = Naming.Type(shape.Name);
        w.Block(Header(type) + " => new()", () =>
        {
            foreach (var member in shape.Members)
            {
                var read = Read(model, member, $"n[{Naming.Literal(WireName(model, member))}]", Naming.Camel(member.Name));
                var bang = TypeNames.IsNonNullable(model, shape, member) ? "!" : string.Empty;
                w.Line($"{Naming.Property(member.Name, type)} = {read}{bang},");
            }
        }, "};").Line();
    }

    /// <summary>A flattened list takes the name of its items where the model gives them one.</summary>
    private static string WireName(ServiceModel model, Member member)
    {
        if (model.IsEc2)
        {
            return Ec2Protocol.FormName(member);
        }

        var shape = model[member.ShapeName];
        return shape is { Kind: ShapeKind.List, IsFlattened: true } && shape.Item!.LocationName is { } itemName ? itemName : member.WireName;
    }

    private static string Read(ServiceModel model, Member member, string node, string path)
    {
        var shape = model[member.ShapeName];
        var p = Naming.Literal(path);
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                return $"{Decoder}.Structure({node}, {p}, v, {Naming.Type(shape.Name)})";
            case ShapeKind.List:
                var item = shape.IsFlattened || model.IsEc2 ? "null" : Naming.Literal(shape.Item!.LocationName ?? "member");
                return $"{Decoder}.{ListReader(model, shape)}({node}, {item}, {p}, v, static (n, v) => {ReadItem(model, shape.Item!)})";
            case ShapeKind.Map:
                var entry = shape.IsFlattened ? "null" : "\"entry\"";
                var key = Naming.Literal(shape.Key!.LocationName ?? "key");
                var value = Naming.Literal(shape.Item!.LocationName ?? "value");
                return $"{Decoder}.Map({node}, {entry}, {key}, {value}, {p}, v, static (n, v) => {ReadItem(model, shape.Item!)})";
            case ShapeKind.String:
                return $"{Decoder}.String({node})";
            default:
                return $"{Decoder}.{ScalarReader(shape.Kind)}({node}, {p}, v)";
        }
    }

    /// <summary>An item stands at its node itself; its way is already entered.</summary>
    private static string ReadItem(ServiceModel model, Member item) =>
        model[item.ShapeName].Kind == ShapeKind.Structure ? $"{Naming.Type(item.ShapeName)}(n, v)" : Read(model, item, "n", string.Empty);

    internal static string ListReader(ServiceModel model, Shape list) =>
        TypeNames.IsValueType(model[list.Item!.ShapeName]) ? "ValueList" : "List";

    internal static string ScalarReader(ShapeKind kind) => kind == ShapeKind.Float ? nameof(ShapeKind.Double) : kind.ToString();
}
