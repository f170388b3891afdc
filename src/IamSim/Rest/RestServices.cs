using System.Text.Json;
using System.Text.Json.Serialization;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace IamSim.Rest;

internal static class RestServices
{
    public static void AddRest(this IServiceCollection services)
    {
        // The parts of AddControllers that are used; the others (authorization, CORS, data annotations) would run in front of every call.
        services.AddMvcCore(mvc =>
            {
                mvc.InputFormatters.Insert(0, new ContractInputFormatter());

                // The contract's own validation judges a request, with AWS's wording; MVC's would speak first, and otherwise.
                mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                mvc.ModelValidatorProviders.Clear();
                mvc.ModelMetadataDetailsProviders.Add(new BlankTextStays());
            })
            .AddApiExplorer()
            .ConfigureApiBehaviorOptions(api =>
            {
                api.InvalidModelStateResponseFactory = context => new UnreadableResult(context.ModelState);
                api.SuppressMapClientErrors = true;
            })
            .AddJsonOptions(json =>
            {
                var options = json.JsonSerializerOptions;
                options.PropertyNamingPolicy = FirstLetterLower.Instance;
                options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
                options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
                options.Converters.Add(new JsonStringEnumConverter(FirstLetterLower.Instance, allowIntegerValues: false));
            });
        services.AddSwagger();
    }

    public static void MapRest(this WebApplication app)
    {
        app.MapControllers();
        app.MapSwaggerUi();
    }
}

/// <summary>Members named as AWS names them, with a small first letter: <c>userName</c>, <c>sAMLMetadataDocument</c>.</summary>
internal sealed class FirstLetterLower : JsonNamingPolicy
{
    public static FirstLetterLower Instance { get; } = new();

    public override string ConvertName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>
/// A blank in a path or query is a text that breaks its constraint, as it is on the wire. MVC would make nothing of it, and an action would be
/// called without what its route promises.
/// </summary>
internal sealed class BlankTextStays : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;
}
