using IamSim.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace IamSim.Rest.OpenApi;

/// <summary>Documents what an action of a contract's operation can refuse with, from the model, and where AWS describes it.</summary>
internal sealed class ContractOperations : IOperationFilter
{
    /// <summary>Faults of every operation that no model lists.</summary>
    private static readonly FaultModel[] Common = [new("ValidationError", 400), new("InvalidClientTokenId", 403)];

    /// <summary>Faults of a read that shows a part of what an operation reads, and has no model of its own.</summary>
    private static readonly FaultModel[] OfPart = [new("NoSuchEntity", 404)];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor is not ControllerActionDescriptor action || !typeof(ApiController).IsAssignableFrom(action.ControllerTypeInfo))
        {
            return;
        }

        var model = ControllerServices.OperationOf(action);
        if (model is not null)
        {
            operation.ExternalDocs = new OpenApiExternalDocs
            {
                Description = $"AWS: {model.Name}",
                Url = new Uri($"https://docs.aws.amazon.com/{Guide(model.Service)}/latest/APIReference/API_{model.Name}.html"),
            };
        }

        foreach (var status in (model?.Faults ?? OfPart).Concat(Common).Where(f => f.Status < 500).GroupBy(f => f.Status))
        {
            operation.Responses ??= [];
            operation.Responses[status.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(", ", status.Select(f => $"`{f.Code}`").Distinct()),
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    [Problems.ContentType] = new OpenApiMediaType
                    {
                        Schema = context.SchemaGenerator.GenerateSchema(typeof(ProblemDetails), context.SchemaRepository),
                    },
                },
            };
        }
    }

    /// <summary>Where AWS's documentation keeps a service.</summary>
    private static string Guide(ServiceContract service) => service.Name is "Iam" or "Sts" ? service.ServiceId : service.SigningName;
}
