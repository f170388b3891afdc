using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using IamSim.Contracts.Generator.Model;

namespace IamSim.Contracts.Generator.Emit;

/// <summary>Writes the records of a service's structures and the constants of its enums.</summary>
internal static class ShapeEmitter
{
    public static string Emit(ServiceModel model)
    {
        var w = new CodeWriter();
        w.Line($"namespace {model.Namespace};").Line();
        var empty = model.Operations.Where(o => o.Input is null).Select(o => o.RequestType)
            .Concat(model.Operations.Where(o => o.Output is null).Select(o => o.ResponseType)).Distinct();
        foreach (var name in empty)
        {
            w.Line($"/// <summary>{name}: the model gives it no members.</summary>");
            w.Line($"public sealed partial record {name} : global::IamSim.Contracts.IEmptyShape;").Line();
        }

        foreach (var shape in model.Structures)
        {
            EmitRecord(w, model, shape);
        }

        foreach (var shape in model.Shapes.Where(s => s.Enum.Count > 0))
        {
            EmitEnum(w, model, shape);
        }

        return w.ToString();
    }

    private static void EmitRecord(CodeWriter w, ServiceModel model, Shape shape)
    {
        var type = Naming.Type(shape.Name);
        w.Line($"/// <summary><c>{shape.Name}</c> of <see href=\"https://docs.aws.amazon.com/search/doc-search.html?searchQuery={model.ServiceId}+{shape.Name}\">{model.ServiceId}</see>.</summary>");
        w.Block($"public sealed partial record {type} : global::IamSim.Contracts.{(shape.Members.Count == 0 ? "IEmptyShape" : "IShape")}", () =>
        {
            foreach (var member in shape.Members)
            {
                EmitProperty(w, model, shape, member);
            }

            if (shape.Members.Any(m => m.IsSensitive || model[m.ShapeName].IsSensitive))
            {
                w.Line("/// <summary>Only the name: a member is sensitive.</summary>");
                w.Line($"public override string ToString() => nameof({type});");
            }
        }).Line();
    }

    private static void EmitProperty(CodeWriter w, ServiceModel model, Shape owner, Member member)
    {
        var shape = model[member.ShapeName];
        if (member.IsSensitive || shape.IsSensitive)
        {
            w.Line("[global::IamSim.Contracts.Sensitive]");
        }

        if (shape.IsDocument)
        {
            w.Line("[global::IamSim.Contracts.PolicyDocument]");
        }

        var constraint = Constraint(shape, member.IsRequired);
        if (constraint.Count > 0)
        {
            w.Line($"[global::IamSim.Contracts.Constraint({string.Join(", ", constraint)})]");
        }

        var nonNullable = TypeNames.IsNonNullable(model, owner, member);
        var initial = nonNullable && !TypeNames.IsValueType(shape) ? " = null!;" : string.Empty;
        w.Line($"public {TypeNames.Of(model, member)}{(nonNullable ? "" : "?")} {Naming.Property(member.Name, Naming.Type(owner.Name))} {{ get; init; }}{initial}").Line();
    }

    private static List<string> Constraint(Shape shape, bool isRequired)
    {
        var parts = new List<string>();
        if (isRequired)
        {
            parts.Add("Required = true");
        }

        if (shape.Min is { } min)
        {
            parts.Add("Min = " + min.ToString("R", CultureInfo.InvariantCulture));
        }

        if (shape.Max is { } max)
        {
            parts.Add("Max = " + max.ToString("R", CultureInfo.InvariantCulture));
        }

        if (shape.Pattern is not null)
        {
            parts.Add("Pattern = " + Naming.Literal(shape.Pattern));
        }

        if (shape.Enum.Count > 0)
        {
            parts.Add($"Values = [{string.Join(", ", shape.Enum.Select(Naming.Literal))}]");
        }

        return parts;
    }

    private static void EmitEnum(CodeWriter w, ServiceModel model, Shape shape)
    {
        w.Line($"/// <summary>The values of <c>{shape.Name}</c>.</summary>");
        w.Block($"public static class {Naming.Type(shape.Name)}", () =>
        {
            // Values may differ in what C# has no room for (text/csv, text-csv), and a constant cannot be named as its class.
            var names = new HashSet<string> { Naming.Type(shape.Name) };
            foreach (var value in shape.Enum)
            {
                var name = Naming.Constant(value);
                for (var i = 2; !names.Add(name); i++)
                {
                    name = Naming.Constant(value) + "_" + i.ToString(CultureInfo.InvariantCulture);
                }

                w.Line($"public const string {name} = {Naming.Literal(value)};");
            }
        }).Line();
    }
}
