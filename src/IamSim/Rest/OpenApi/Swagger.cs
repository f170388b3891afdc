using IamSim.Contracts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.OpenApi;

namespace IamSim.Rest.OpenApi;

/// <summary>The OpenApi document and Swagger UI at <c>/swagger</c>.</summary>
internal static class Swagger
{
    private const string Bearer = "Bearer";

    private const string Description = """
        AWS IAM on your own machine, as clean REST. The same operations answer AWS's own protocol at `/`, so that what you do here the AWS CLI
        sees, and the other way round.

        **A first success:** *Users → POST /api/v1/users* → *Try it out* → *Execute*; then *Policies of users, groups and roles →
        PUT /api/v1/users/{userName}/attached-policies/{policyArn}* with `alice` and `arn:aws:iam::aws:policy/AmazonSageMakerReadOnly`; then
        *Audit → GET /api/v1/audit/events* to see both calls.

        Refusals are problem details (RFC 9457) with AWS's `code`. Lists come in pages: pass `marker` on. A GET of one resource has an `ETag`;
        give it back in `If-Match` to change only what you saw.
        """;

    public static void AddSwagger(this IServiceCollection services) => services.AddSwaggerGen(swagger =>
    {
        swagger.SwaggerDoc("v1", new OpenApiInfo { Title = "IamSim", Version = "v1", Description = Description });
        swagger.IncludeXmlComments(Path.Combine(AppContext.BaseDirectory, "IamSim.xml"), includeControllerXmlComments: true);
        swagger.AddSecurityDefinition(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The bearerToken of POST /api/v1/sign-in.",
        });
        swagger.AddSecurityRequirement(document => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] });
        swagger.SupportNonNullableReferenceTypes();
        swagger.CustomOperationIds(api => api.ActionDescriptor is ControllerActionDescriptor action
            ? ControllerServices.Unique(ControllerServices.ServiceOf(action.ControllerTypeInfo)?.Name, action.MethodInfo.Name)
            : null);
        var usual = swagger.SchemaGeneratorOptions.SchemaIdSelector;
        swagger.CustomSchemaIds(type => ControllerServices.Unique(ServiceOfShape(type), usual(type)));
        swagger.SchemaFilter<ContractSchemas>();
        swagger.OperationFilter<ContractOperations>();
        swagger.OperationFilter<BodyExamples>();
        swagger.OperationFilter<RawBodies>();
        swagger.DocumentFilter<RouteMembers>();
    });

    private static string? ServiceOfShape(Type type) => Services.All.FirstOrDefault(s => type.Namespace == $"{typeof(IShape).Namespace}.{s.Name}")?.Name;

    public static void MapSwaggerUi(this WebApplication app)
    {
        app.UseSwagger();
        app.UseSwaggerUI(ui =>
        {
            ui.DocumentTitle = "IamSim";
            ui.DisplayRequestDuration();
            ui.ConfigObject.DocExpansion = Swashbuckle.AspNetCore.SwaggerUI.DocExpansion.None;
        });
    }
}
