using Microsoft.OpenApi;

namespace IamSim.Rest;

internal static class Swagger
{
    public static void AddSwagger(this IServiceCollection services) => services.AddSwaggerGen(swagger =>
    {
        swagger.SwaggerDoc("v1", new OpenApiInfo
        {
            Title = "IamSim",
            Version = "v1",
            Description = "AWS IAM on your own machine, as clean REST. The same operations answer AWS's own protocol at `/`.",
        });
        swagger.IncludeXmlComments(Path.Combine(AppContext.BaseDirectory, "IamSim.xml"), includeControllerXmlComments: true);
    });

    public static void MapSwaggerUi(this WebApplication app)
    {
        app.UseSwagger();
        app.UseSwaggerUI(ui => ui.DocumentTitle = "IamSim");
    }
}
