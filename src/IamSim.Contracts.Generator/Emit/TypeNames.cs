using IamSim.Contracts.Generator.Model;

namespace IamSim.Contracts.Generator.Emit;

/// <summary>The C# types of shapes, as every emitter must agree on them.</summary>
internal static class TypeNames
{
    /// <summary>The type of a value of the shape, without a question mark.</summary>
    public static string Of(ServiceModel model, string shapeName)
    {
        var shape = model[shapeName];
        return shape.Kind switch
        {
            ShapeKind.Structure => Naming.Type(shape.Name),
            ShapeKind.List => $"global::System.Collections.Generic.IReadOnlyList<{Of(model, shape.Item!.ShapeName)}>",
            ShapeKind.Map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {Of(model, shape.Item!.ShapeName)}>",
            ShapeKind.String => "string",
            ShapeKind.Integer => "int",
            ShapeKind.Long => "long",
            ShapeKind.Double => "double",
            ShapeKind.Float => "double",
            ShapeKind.Boolean => "bool",
            ShapeKind.Timestamp => "global::System.DateTimeOffset",
            _ => "byte[]",
        };
    }

    /// <summary>The type of a member, without a question mark.</summary>
    public static string Of(ServiceModel model, Member member) =>
        member.IsStreaming ? "global::IamSim.Contracts.StreamingBody" : Of(model, member.ShapeName);

    public static bool IsValueType(Shape shape) =>
        shape.Kind is ShapeKind.Integer or ShapeKind.Long or ShapeKind.Double or ShapeKind.Float or ShapeKind.Boolean or ShapeKind.Timestamp;

    /// <summary>
    /// True where the property cannot be null: the model requires the member. Numbers and dates that an input requires stay nullable,
    /// for zero must be told from absent until the request is validated.
    /// </summary>
    public static bool IsNonNullable(ServiceModel model, Shape owner, Member member) =>
        member.IsRequired && !(owner.InInput && IsValueType(model[member.ShapeName]));
}
