using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace IamSim.Rest.OpenApi;

/// <summary>A body that works as it is, for an action whose body no model describes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BodyExampleAttribute(string json) : Attribute
{
    public string Json { get; } = json;
}

/// <summary>Shows the examples of bodies that no model describes.</summary>
internal sealed class BodyExamples : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var example = context.MethodInfo.GetCustomAttributes(typeof(BodyExampleAttribute), inherit: false).OfType<BodyExampleAttribute>().FirstOrDefault();
        if (example is null || operation.RequestBody is not OpenApiRequestBody body)
        {
            return;
        }

        body.Required = true;
        body.Content = new Dictionary<string, IOpenApiMediaType>
        {
            ["application/json"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.Object },
                Example = JsonNode.Parse(example.Json),
            },
        };
    }
}
