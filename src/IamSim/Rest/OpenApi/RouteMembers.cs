using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace IamSim.Rest.OpenApi;

/// <summary>A member that the route gives (<c>/users/{userName}</c>) need not be in the body too: it is left out of the body's schema.</summary>
internal sealed class RouteMembers : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var operation in swaggerDoc.Paths.Values.SelectMany(p => p.Operations?.Values.AsEnumerable() ?? []))
        {
            var body = operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema as OpenApiSchemaReference;
            if (body?.Reference.Id is not { } id || swaggerDoc.Components?.Schemas?.TryGetValue(id, out var schema) is not true)
            {
                continue;
            }

            foreach (var parameter in operation.Parameters?.Where(p => p.In == ParameterLocation.Path) ?? [])
            {
                schema.Properties?.Remove(parameter.Name!);
                schema.Required?.Remove(parameter.Name!);
            }
        }
    }
}
