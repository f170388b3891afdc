using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using IamSim.Contracts;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace IamSim.Rest.OpenApi;

/// <summary>Shows in the schemas what the models say of a member: bounds, patterns, values; and policy documents as the JSON they are here.</summary>
internal sealed class ContractSchemas : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema target)
        {
            return;
        }

        if (context.MemberInfo is PropertyInfo member)
        {
            ApplyMember(target, member);
        }
        else if (typeof(IShape).IsAssignableFrom(context.Type))
        {
            ApplyShape(target, context.Type);
        }
    }

    private static void ApplyMember(OpenApiSchema target, PropertyInfo member)
    {
        if (member.IsDefined(typeof(PolicyDocumentAttribute)))
        {
            target.Type = JsonSchemaType.Object;
            target.Description = "A policy document, as JSON (its text is taken too).";
            return;
        }

        if (member.GetCustomAttribute<ConstraintAttribute>() is not { } constraint)
        {
            return;
        }

        if (target.Type is { } type && type.HasFlag(JsonSchemaType.String))
        {
            target.MinLength = Bound(constraint.Min);
            target.MaxLength = Bound(constraint.Max);
            target.Pattern = constraint.Pattern;
            target.Enum = constraint.Values.Length == 0 ? null : constraint.Values.Select(v => (JsonNode)JsonValue.Create(v)!).ToList();
        }
        else if (target.Type is { } list && list.HasFlag(JsonSchemaType.Array))
        {
            target.MinItems = Bound(constraint.Min);
            target.MaxItems = Bound(constraint.Max);
        }
        else
        {
            target.Minimum = Text(constraint.Min);
            target.Maximum = Text(constraint.Max);
        }
    }

    private static void ApplyShape(OpenApiSchema target, Type type)
    {
        target.Required = type.GetProperties()
            .Where(p => p.GetCustomAttribute<ConstraintAttribute>()?.Required is true)
            .Select(p => FirstLetterLower.Instance.ConvertName(p.Name))
            .ToHashSet(StringComparer.Ordinal);
        target.AdditionalPropertiesAllowed = true;
        if (Examples.Of(type) is { } example)
        {
#pragma warning disable CS0618 // the document is OpenAPI 3.0, which knows `example` alone; `examples` of a schema came with 3.1
            target.Example = example;
#pragma warning restore CS0618
        }
    }

    private static int? Bound(double bound) => double.IsNaN(bound) ? null : (int)bound;

    private static string? Text(double bound) => double.IsNaN(bound) ? null : bound.ToString(CultureInfo.InvariantCulture);
}
